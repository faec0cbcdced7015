-- CreateTable
CREATE TABLE "CodeownersHandle" (
    "organizationId" BIGINT NOT NULL,
    "handle" TEXT NOT NULL,
    "userId" BIGINT,
    "teamId" BIGINT,

    PRIMARY KEY ("organizationId", "handle"),
    CONSTRAINT "CodeownersHandle_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CodeownersHandle_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CodeownersHandle_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    -- By hand: exactly one of the two.
    CONSTRAINT "CodeownersHandle_one_owner" CHECK (("userId" IS NULL) <> ("teamId" IS NULL))
);

-- CreateIndex
CREATE INDEX "CodeownersHandle_userId_idx" ON "CodeownersHandle"("userId");

-- CreateIndex
CREATE INDEX "CodeownersHandle_teamId_idx" ON "CodeownersHandle"("teamId");
