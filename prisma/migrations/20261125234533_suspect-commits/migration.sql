-- AlterTable
ALTER TABLE "IssueOwner" ADD COLUMN "committedAt" DATETIME;

-- AlterTable
ALTER TABLE "ProjectOwnership" ADD COLUMN "commitMode" TEXT NOT NULL DEFAULT 'suggest' CHECK ("commitMode" IN ('suggest', 'assign'));

-- CreateTable
CREATE TABLE "Release" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "projectId" BIGINT NOT NULL,
    "version" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "newestAt" DATETIME NOT NULL,
    "commits" INTEGER NOT NULL,
    "files" INTEGER NOT NULL,
    CONSTRAINT "Release_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReleaseCommit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "projectId" BIGINT NOT NULL,
    "releaseId" BIGINT NOT NULL,
    "sha" TEXT NOT NULL,
    "authorEmail" TEXT NOT NULL,
    "authorName" TEXT,
    "message" TEXT NOT NULL,
    "committedAt" DATETIME NOT NULL,
    CONSTRAINT "ReleaseCommit_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ReleaseCommit_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "Release" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CommitFile" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "projectId" BIGINT NOT NULL,
    "releaseId" BIGINT NOT NULL,
    "commitId" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    CONSTRAINT "CommitFile_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CommitFile_releaseId_fkey" FOREIGN KEY ("releaseId") REFERENCES "Release" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CommitFile_commitId_fkey" FOREIGN KEY ("commitId") REFERENCES "ReleaseCommit" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Release_projectId_version_key" ON "Release"("projectId", "version");

-- CreateIndex
CREATE INDEX "ReleaseCommit_projectId_idx" ON "ReleaseCommit"("projectId");

-- CreateIndex
CREATE UNIQUE INDEX "ReleaseCommit_releaseId_sha_key" ON "ReleaseCommit"("releaseId", "sha");

-- CreateIndex
CREATE INDEX "CommitFile_releaseId_name_idx" ON "CommitFile"("releaseId", "name");

-- CreateIndex
CREATE INDEX "CommitFile_commitId_idx" ON "CommitFile"("commitId");

-- CreateIndex
CREATE INDEX "CommitFile_projectId_idx" ON "CommitFile"("projectId");
