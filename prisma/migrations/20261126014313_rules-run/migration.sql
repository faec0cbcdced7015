-- CreateTable
CREATE TABLE "RulesRun" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "projectId" BIGINT NOT NULL,
    "userId" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "total" INTEGER,
    "lastNumber" INTEGER NOT NULL DEFAULT 0,
    "looked" INTEGER NOT NULL DEFAULT 0,
    "moved" INTEGER NOT NULL DEFAULT 0,
    "decided" INTEGER NOT NULL DEFAULT 0,
    "channelId" TEXT,
    "ts" TEXT,
    CONSTRAINT "RulesRun_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "RulesRun_projectId_state_idx" ON "RulesRun"("projectId", "state");
