-- What statistics are counted over, a day at a time.
CREATE INDEX "Activity_stats_idx" ON "Activity"("projectId", "createdAt") WHERE "type" IN ('ASSIGNED', 'UNASSIGNED', 'RESOLVED');

-- Whether an assignment was the first of its issue.
CREATE INDEX "Activity_assigned_idx" ON "Activity"("issueId", "id", "createdAt") WHERE "type" = 'ASSIGNED';
