-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'webhook';

-- CreateTable
CREATE TABLE "Reconciliation" (
    "storeId" TEXT NOT NULL,
    "seenTo" TIMESTAMPTZ(3),
    "nextAt" TIMESTAMPTZ(3) NOT NULL,
    "passedAt" TIMESTAMPTZ(3),
    "isUnderWay" BOOLEAN NOT NULL DEFAULT false,
    "seen" INTEGER NOT NULL DEFAULT 0,
    "lost" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,

    CONSTRAINT "Reconciliation_pkey" PRIMARY KEY ("storeId")
);

-- AddForeignKey
ALTER TABLE "Reconciliation" ADD CONSTRAINT "Reconciliation_storeId_fkey" FOREIGN KEY ("storeId") REFERENCES "Store"("id") ON DELETE CASCADE ON UPDATE CASCADE;
