-- AlterTable
ALTER TABLE "Assignee" ADD COLUMN "rule" TEXT;

-- CreateTable
CREATE TABLE "ProjectOwnership" (
    "projectId" INTEGER NOT NULL PRIMARY KEY,
    "rules" TEXT NOT NULL DEFAULT '',
    "codeowners" TEXT NOT NULL DEFAULT '',
    "previousRules" TEXT,
    "previousCodeowners" TEXT,
    "autoAssign" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" DATETIME NOT NULL,
    CONSTRAINT "ProjectOwnership_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "IssueOwner" (
    "issueId" BIGINT NOT NULL,
    "position" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "userId" BIGINT,
    "teamId" BIGINT,
    "rule" TEXT NOT NULL,
    "line" INTEGER NOT NULL,

    PRIMARY KEY ("issueId", "position"),
    CONSTRAINT "IssueOwner_issueId_fkey" FOREIGN KEY ("issueId") REFERENCES "Issue" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "IssueOwner_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "IssueOwner_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "IssueOwner_userId_idx" ON "IssueOwner"("userId");

-- CreateIndex
CREATE INDEX "IssueOwner_teamId_idx" ON "IssueOwner"("teamId");
