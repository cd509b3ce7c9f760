-- DropIndex
DROP INDEX "Delivery_state_id_idx";

-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "canWait" BOOLEAN NOT NULL DEFAULT false;

-- Partial indexes, which schema.prisma cannot say: what waits to be read, and what could not be
CREATE INDEX "Delivery_waiting_idx" ON "Delivery"("canWait", "id") WHERE "state" = 'waiting';
CREATE INDEX "Delivery_quarantined_idx" ON "Delivery"("storeId", "id") WHERE "state" = 'quarantined';
