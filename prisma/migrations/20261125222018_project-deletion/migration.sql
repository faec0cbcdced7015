-- DropIndex
DROP INDEX "Project_organizationId_slug_key";

-- CreateTable
CREATE TABLE "ProjectDeletion" (
    "projectId" INTEGER NOT NULL PRIMARY KEY,
    "organizationId" BIGINT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "requestedById" BIGINT NOT NULL,
    "requestedAt" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "startedAt" DATETIME,
    "finishedAt" DATETIME,
    "counted" TEXT NOT NULL DEFAULT '{}',
    "deleted" TEXT NOT NULL DEFAULT '{}',
    "rowsPerSecond" INTEGER NOT NULL DEFAULT 0,
    "channelId" TEXT,
    "ts" TEXT,
    CONSTRAINT "ProjectDeletion_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- AlterTable
ALTER TABLE "Card" ADD COLUMN "isRetired" BOOLEAN NOT NULL DEFAULT false;

-- CreateIndex
CREATE INDEX "ProjectDeletion_organizationId_slug_idx" ON "ProjectDeletion"("organizationId", "slug");

-- CreateIndex
CREATE INDEX "Project_organizationId_slug_idx" ON "Project"("organizationId", "slug");

-- What the schema cannot say: a slug is free again as soon as its project is deleted (PRODUCT 9.3).
CREATE UNIQUE INDEX "Project_active_slug_key" ON "Project"("organizationId", "slug") WHERE "status" = 'active';
