-- CreateTable
CREATE TABLE "RuleProposal" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "projectId" BIGINT NOT NULL,
    "ruleText" TEXT NOT NULL,
    "ruleLine" INTEGER NOT NULL,
    "givenTo" TEXT NOT NULL,
    "userId" BIGINT,
    "teamId" BIGINT,
    "line" TEXT NOT NULL,
    "lookedAt" INTEGER NOT NULL,
    "issueIds" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "channelId" TEXT,
    "ts" TEXT,
    "decidedById" BIGINT,
    "decidedAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "RuleProposal_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "RuleProposal_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "RuleProposal_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "RuleProposal_one_owner" CHECK (("userId" IS NULL) <> ("teamId" IS NULL)),
    CONSTRAINT "RuleProposal_state" CHECK ("state" IN ('waiting', 'added', 'later', 'never'))
);

-- CreateIndex
CREATE INDEX "RuleProposal_projectId_idx" ON "RuleProposal"("projectId");

-- CreateIndex
CREATE INDEX "RuleProposal_userId_idx" ON "RuleProposal"("userId");

-- CreateIndex
CREATE INDEX "RuleProposal_teamId_idx" ON "RuleProposal"("teamId");

-- By hand: of one rule and owner at most one proposal waits.
CREATE UNIQUE INDEX "RuleProposal_waiting_key" ON "RuleProposal"("projectId", "ruleText", COALESCE("userId", 0), COALESCE("teamId", 0)) WHERE "state" = 'waiting';

-- By hand: the issues that one rule gave away, the latest last.
CREATE INDEX "Activity_given_by_rule_idx" ON "Activity"("projectId", ("data" ->> 'rule')) WHERE "userId" IS NULL AND "source" IN ('rule', 'codeowners');
