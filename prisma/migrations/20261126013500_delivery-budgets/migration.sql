-- DropIndex
DROP INDEX "Job_state_lane_runAt_id_idx";

-- AlterTable
ALTER TABLE "Job" ADD COLUMN "scope" TEXT;

-- CreateTable
CREATE TABLE "Digest" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "organizationId" BIGINT NOT NULL,
    "channelId" TEXT NOT NULL,
    "ts" TEXT,
    "createdAt" DATETIME NOT NULL,
    "grownAt" DATETIME NOT NULL,
    "waitingShown" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Digest_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Tally" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "count" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Budget" (
    "scope" TEXT NOT NULL PRIMARY KEY,
    "usedUntil" DATETIME NOT NULL,
    "opensAt" DATETIME NOT NULL,
    "opensForAllAt" DATETIME NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Card" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "issueId" BIGINT NOT NULL,
    "channelId" TEXT NOT NULL,
    "ts" TEXT,
    "digestId" BIGINT,
    "postingSince" DATETIME,
    "rejections" INTEGER NOT NULL DEFAULT 0,
    "refusedReason" TEXT,
    "isRetired" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Card_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Card_digestId_fkey" FOREIGN KEY ("digestId") REFERENCES "Digest" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Card" ("channelId", "createdAt", "id", "isRetired", "issueId", "ts") SELECT "channelId", "createdAt", "id", "isRetired", "issueId", "ts" FROM "Card";
DROP TABLE "Card";
ALTER TABLE "new_Card" RENAME TO "Card";
CREATE INDEX "Card_channelId_ts_idx" ON "Card"("channelId", "ts");
CREATE INDEX "Card_digestId_idx" ON "Card"("digestId");
CREATE UNIQUE INDEX "Card_issueId_channelId_key" ON "Card"("issueId", "channelId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Digest_channelId_id_idx" ON "Digest"("channelId", "id");

-- CreateIndex
CREATE INDEX "Digest_organizationId_idx" ON "Digest"("organizationId");

-- CreateIndex
CREATE INDEX "Job_state_scope_lane_runAt_id_idx" ON "Job"("state", "scope", "lane", "runAt", "id");

-- The totals begin with what waits.
INSERT INTO "Tally" ("name", "count") SELECT 'due', COUNT(*) FROM "Card" WHERE "ts" IS NULL;

-- Few rows of many.
CREATE INDEX "Card_unposted_idx" ON "Card"("channelId", "id") WHERE "ts" IS NULL;
CREATE INDEX "Digest_telling_idx" ON "Digest"("channelId") WHERE "waitingShown" > 0;
