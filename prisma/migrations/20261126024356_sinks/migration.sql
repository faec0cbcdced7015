-- CreateTable
CREATE TABLE "Sink" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "cursor" BIGINT NOT NULL,
    "pendingTo" BIGINT,
    "pendingSince" DATETIME,
    "failingSince" DATETIME,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,
    "retryAt" DATETIME
);
