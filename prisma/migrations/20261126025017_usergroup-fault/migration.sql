-- AlterTable
ALTER TABLE "Team" ADD COLUMN "usergroupFault" TEXT;
