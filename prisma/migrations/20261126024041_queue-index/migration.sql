-- CreateIndex
CREATE INDEX "Issue_projectId_status_firstSeen_level_idx" ON "Issue"("projectId", "status", "firstSeen", "level");
