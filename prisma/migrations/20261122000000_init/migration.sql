-- CreateTable
CREATE TABLE "Organization" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "slackTeamId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "usersSyncedAt" DATETIME,
    "welcomedAt" DATETIME
);

-- CreateTable
CREATE TABLE "User" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "organizationId" BIGINT NOT NULL,
    "slackUserId" TEXT NOT NULL,
    "handle" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "realName" TEXT NOT NULL,
    "email" TEXT,
    "kind" TEXT NOT NULL,
    "isActive" BOOLEAN NOT NULL,
    "isSlackAdmin" BOOLEAN NOT NULL,
    "isAdmin" BOOLEAN NOT NULL DEFAULT false,
    "search" TEXT NOT NULL,
    "syncedAt" DATETIME NOT NULL,
    CONSTRAINT "User_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Team" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "organizationId" BIGINT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slackUsergroupId" TEXT,
    "slackChannelId" TEXT,
    "search" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Team_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "TeamMember" (
    "teamId" BIGINT NOT NULL,
    "userId" BIGINT NOT NULL,
    "isActive" BOOLEAN NOT NULL DEFAULT true,

    PRIMARY KEY ("teamId", "userId"),
    CONSTRAINT "TeamMember_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "TeamMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Project" (
    "id" INTEGER NOT NULL PRIMARY KEY,
    "organizationId" BIGINT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'active',
    "issueCounter" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Project_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProjectKey" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "projectId" BIGINT NOT NULL,
    "publicKey" TEXT NOT NULL,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "ProjectKey_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProjectTeam" (
    "projectId" BIGINT NOT NULL,
    "teamId" BIGINT NOT NULL,

    PRIMARY KEY ("projectId", "teamId"),
    CONSTRAINT "ProjectTeam_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ProjectTeam_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProjectChannel" (
    "projectId" BIGINT NOT NULL,
    "channelId" TEXT NOT NULL,

    PRIMARY KEY ("projectId", "channelId"),
    CONSTRAINT "ProjectChannel_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SlackChannel" (
    "organizationId" BIGINT NOT NULL,
    "channelId" TEXT NOT NULL,
    "disabledAt" DATETIME,
    "disabledReason" TEXT,

    PRIMARY KEY ("organizationId", "channelId"),
    CONSTRAINT "SlackChannel_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SnowflakeSecond" (
    "second" INTEGER NOT NULL PRIMARY KEY,
    "used" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Issue" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "projectId" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "culprit" TEXT,
    "message" TEXT,
    "level" TEXT NOT NULL,
    "platform" TEXT,
    "url" TEXT,
    "tags" TEXT NOT NULL DEFAULT '[]',
    "release" TEXT,
    "status" TEXT NOT NULL DEFAULT 'unresolved',
    "substatus" TEXT NOT NULL DEFAULT 'new',
    "archiveMode" TEXT,
    "archivedUntil" DATETIME,
    "archivedUntilCount" INTEGER,
    "resolvedIn" TEXT,
    "resolvedRelease" TEXT,
    "timesSeen" INTEGER NOT NULL DEFAULT 0,
    "usersSeen" INTEGER NOT NULL DEFAULT 0,
    "firstSeen" DATETIME NOT NULL,
    "lastSeen" DATETIME NOT NULL,
    "decidedByPersonAt" DATETIME,
    CONSTRAINT "Issue_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IssueUser" (
    "issueId" BIGINT NOT NULL,
    "userHash" TEXT NOT NULL,

    PRIMARY KEY ("issueId", "userHash"),
    CONSTRAINT "IssueUser_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Event" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "projectId" BIGINT NOT NULL,
    "eventId" TEXT NOT NULL,
    "issueId" BIGINT,
    "receivedAt" DATETIME NOT NULL,
    "digestedAt" DATETIME,
    "body" BLOB NOT NULL,
    CONSTRAINT "Event_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Event_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Assignee" (
    "issueId" INTEGER NOT NULL PRIMARY KEY,
    "projectId" BIGINT NOT NULL,
    "userId" BIGINT,
    "teamId" BIGINT,
    "assignedAt" DATETIME NOT NULL,
    "assignedById" BIGINT,
    "source" TEXT NOT NULL,
    CONSTRAINT "Assignee_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Assignee_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Assignee_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Assignee_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Assignee_assignedById_fkey" FOREIGN KEY ("assignedById") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    -- Exactly one of the two: an issue is never held by a user and a team at once, nor by nobody.
    CONSTRAINT "Assignee_one_holder" CHECK (("userId" IS NULL) <> ("teamId" IS NULL))
);

-- CreateTable
CREATE TABLE "Subscription" (
    "issueId" BIGINT NOT NULL,
    "userId" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("issueId", "userId"),
    CONSTRAINT "Subscription_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Subscription_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Activity" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "issueId" BIGINT NOT NULL,
    "projectId" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "userId" BIGINT,
    "source" TEXT NOT NULL,
    "requestId" TEXT,
    "data" TEXT NOT NULL DEFAULT '{}',
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Activity_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Activity_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Activity_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AnalyticsEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "type" TEXT NOT NULL,
    "organizationId" BIGINT NOT NULL,
    "projectId" BIGINT NOT NULL,
    "issueId" BIGINT NOT NULL,
    "attributes" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "AnalyticsEvent_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AnalyticsEvent_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "AnalyticsEvent_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NotificationSetting" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "userId" BIGINT NOT NULL,
    "scopeType" TEXT NOT NULL,
    "scopeId" BIGINT NOT NULL,
    "value" TEXT NOT NULL,
    CONSTRAINT "NotificationSetting_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Card" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "issueId" BIGINT NOT NULL,
    "channelId" TEXT NOT NULL,
    "ts" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Card_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Job" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "key" TEXT,
    "orderKey" TEXT,
    "lane" INTEGER NOT NULL,
    "payload" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'ready',
    "runAt" DATETIME NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "generation" INTEGER NOT NULL DEFAULT 0,
    "startedAt" DATETIME,
    "lastError" TEXT,
    "projectId" BIGINT,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "InboundRequest" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "body" TEXT,
    "state" TEXT NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "replays" INTEGER NOT NULL DEFAULT 0
);

-- CreateIndex
CREATE UNIQUE INDEX "Organization_slackTeamId_key" ON "Organization"("slackTeamId");

-- CreateIndex
CREATE UNIQUE INDEX "Organization_slug_key" ON "Organization"("slug");

-- CreateIndex
CREATE INDEX "User_organizationId_handle_idx" ON "User"("organizationId", "handle");

-- CreateIndex
CREATE INDEX "User_organizationId_email_idx" ON "User"("organizationId", "email");

-- CreateIndex
CREATE UNIQUE INDEX "User_organizationId_slackUserId_key" ON "User"("organizationId", "slackUserId");

-- CreateIndex
CREATE INDEX "Team_organizationId_slackUsergroupId_idx" ON "Team"("organizationId", "slackUsergroupId");

-- CreateIndex
CREATE UNIQUE INDEX "Team_organizationId_slug_key" ON "Team"("organizationId", "slug");

-- CreateIndex
CREATE INDEX "TeamMember_userId_idx" ON "TeamMember"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Project_organizationId_slug_key" ON "Project"("organizationId", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "ProjectKey_publicKey_key" ON "ProjectKey"("publicKey");

-- CreateIndex
CREATE INDEX "ProjectKey_projectId_idx" ON "ProjectKey"("projectId");

-- CreateIndex
CREATE INDEX "ProjectTeam_teamId_idx" ON "ProjectTeam"("teamId");

-- CreateIndex
CREATE INDEX "Issue_projectId_status_lastSeen_idx" ON "Issue"("projectId", "status", "lastSeen");

-- CreateIndex
CREATE INDEX "Issue_projectId_lastSeen_idx" ON "Issue"("projectId", "lastSeen");

-- CreateIndex
CREATE UNIQUE INDEX "Issue_projectId_fingerprint_key" ON "Issue"("projectId", "fingerprint");

-- CreateIndex
CREATE UNIQUE INDEX "Issue_projectId_number_key" ON "Issue"("projectId", "number");

-- CreateIndex
CREATE INDEX "Event_digestedAt_id_idx" ON "Event"("digestedAt", "id");

-- CreateIndex
CREATE INDEX "Event_issueId_id_idx" ON "Event"("issueId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Event_projectId_eventId_key" ON "Event"("projectId", "eventId");

-- CreateIndex
CREATE INDEX "Assignee_projectId_idx" ON "Assignee"("projectId");

-- CreateIndex
CREATE INDEX "Assignee_userId_idx" ON "Assignee"("userId");

-- CreateIndex
CREATE INDEX "Assignee_teamId_idx" ON "Assignee"("teamId");

-- CreateIndex
CREATE INDEX "Assignee_assignedById_idx" ON "Assignee"("assignedById");

-- CreateIndex
CREATE INDEX "Subscription_userId_idx" ON "Subscription"("userId");

-- CreateIndex
CREATE INDEX "Activity_issueId_id_idx" ON "Activity"("issueId", "id");

-- CreateIndex
CREATE INDEX "Activity_requestId_idx" ON "Activity"("requestId");

-- CreateIndex
CREATE INDEX "Activity_projectId_idx" ON "Activity"("projectId");

-- CreateIndex
CREATE INDEX "Activity_userId_idx" ON "Activity"("userId");

-- CreateIndex
CREATE INDEX "AnalyticsEvent_organizationId_type_createdAt_idx" ON "AnalyticsEvent"("organizationId", "type", "createdAt");

-- CreateIndex
CREATE INDEX "AnalyticsEvent_projectId_idx" ON "AnalyticsEvent"("projectId");

-- CreateIndex
CREATE INDEX "AnalyticsEvent_issueId_idx" ON "AnalyticsEvent"("issueId");

-- CreateIndex
CREATE INDEX "NotificationSetting_scopeType_scopeId_idx" ON "NotificationSetting"("scopeType", "scopeId");

-- CreateIndex
CREATE UNIQUE INDEX "NotificationSetting_userId_scopeType_scopeId_key" ON "NotificationSetting"("userId", "scopeType", "scopeId");

-- CreateIndex
CREATE INDEX "Card_channelId_ts_idx" ON "Card"("channelId", "ts");

-- CreateIndex
CREATE UNIQUE INDEX "Card_issueId_channelId_key" ON "Card"("issueId", "channelId");

-- CreateIndex
CREATE UNIQUE INDEX "Job_key_key" ON "Job"("key");

-- CreateIndex
CREATE INDEX "Job_state_lane_runAt_id_idx" ON "Job"("state", "lane", "runAt", "id");

-- CreateIndex
CREATE INDEX "Job_orderKey_id_idx" ON "Job"("orderKey", "id");

-- CreateIndex
CREATE INDEX "Job_projectId_idx" ON "Job"("projectId");

-- CreateIndex
CREATE INDEX "InboundRequest_state_receivedAt_idx" ON "InboundRequest"("state", "receivedAt");
