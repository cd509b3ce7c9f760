-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "orderExternalId" TEXT,
ADD COLUMN     "retryAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Order" ADD COLUMN     "paidBy" TIMESTAMPTZ(3),
ADD COLUMN     "paysLater" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "OrderRemoval" (
    "storeId" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "removedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OrderRemoval_pkey" PRIMARY KEY ("storeId","externalId")
);

-- AddForeignKey
ALTER TABLE "OrderRemoval" ADD CONSTRAINT "OrderRemoval_storeId_fkey" FOREIGN KEY ("storeId") REFERENCES "Store"("id") ON DELETE CASCADE ON UPDATE CASCADE;
