-- AlterTable
ALTER TABLE "NotificationSetting" ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'level';

-- DropIndex
DROP INDEX "NotificationSetting_userId_scopeType_scopeId_key";

-- CreateIndex
CREATE UNIQUE INDEX "NotificationSetting_userId_kind_scopeType_scopeId_key" ON "NotificationSetting"("userId", "kind", "scopeType", "scopeId");
