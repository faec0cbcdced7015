-- AlterTable
ALTER TABLE "Project" ADD COLUMN "leaseDays" INTEGER;
ALTER TABLE "Project" ADD COLUMN "leaseSilence" TEXT;

-- AlterTable
ALTER TABLE "User" ADD COLUMN "timeZone" TEXT;

-- CreateTable
CREATE TABLE "LeaseWarning" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "projectId" BIGINT NOT NULL,
    "userId" BIGINT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "channelId" TEXT,
    "ts" TEXT,
    "deliveredAt" DATETIME,
    CONSTRAINT "LeaseWarning_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LeaseWarning_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Lease" (
    "warningId" BIGINT NOT NULL,
    "issueId" BIGINT NOT NULL,
    "projectId" BIGINT NOT NULL,
    "settledAt" DATETIME,

    PRIMARY KEY ("warningId", "issueId"),
    CONSTRAINT "Lease_warningId_fkey" FOREIGN KEY ("warningId") REFERENCES "LeaseWarning" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Lease_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Lease_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "LeaseWarning_projectId_userId_askedAt_idx" ON "LeaseWarning"("projectId", "userId", "askedAt");

-- CreateIndex
CREATE INDEX "LeaseWarning_userId_idx" ON "LeaseWarning"("userId");

-- CreateIndex
CREATE INDEX "Lease_issueId_idx" ON "Lease"("issueId");

-- CreateIndex
CREATE INDEX "Lease_projectId_idx" ON "Lease"("projectId");

-- By hand: of one issue at most one question is open, and the open ones of a project are found without the rest.
CREATE UNIQUE INDEX "Lease_open_key" ON "Lease"("issueId") WHERE "settledAt" IS NULL;
CREATE INDEX "Lease_open_idx" ON "Lease"("projectId", "warningId") WHERE "settledAt" IS NULL;
