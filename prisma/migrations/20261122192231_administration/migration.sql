-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "organizationId" BIGINT NOT NULL,
    "userId" BIGINT,
    "action" TEXT NOT NULL,
    "targetType" TEXT NOT NULL,
    "targetId" BIGINT NOT NULL,
    "targetName" TEXT NOT NULL,
    "data" TEXT NOT NULL DEFAULT '{}',
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "AuditEntry_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_ProjectChannel" (
    "projectId" BIGINT NOT NULL,
    "channelId" TEXT NOT NULL,
    "minLevel" TEXT NOT NULL DEFAULT 'debug',
    "regressions" TEXT NOT NULL DEFAULT 'thread',

    PRIMARY KEY ("projectId", "channelId"),
    CONSTRAINT "ProjectChannel_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new_ProjectChannel" ("channelId", "projectId") SELECT "channelId", "projectId" FROM "ProjectChannel";
DROP TABLE "ProjectChannel";
ALTER TABLE "new_ProjectChannel" RENAME TO "ProjectChannel";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "AuditEntry_organizationId_id_idx" ON "AuditEntry"("organizationId", "id");
