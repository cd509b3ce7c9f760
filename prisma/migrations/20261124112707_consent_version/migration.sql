-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "consentVersion" TEXT NOT NULL DEFAULT '';
