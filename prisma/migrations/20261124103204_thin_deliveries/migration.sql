-- AlterTable
ALTER TABLE "Store" ADD COLUMN     "sealedCredentials" TEXT;

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "answers" TEXT,
ADD COLUMN     "isAsking" BOOLEAN NOT NULL DEFAULT false;
