-- DropIndex
DROP INDEX "Message_state_dueAt_idx";

-- DropIndex
DROP INDEX "Message_state_leaseUntil_idx";

-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "holdoutShare" INTEGER NOT NULL DEFAULT 0;

-- Partial indexes, which schema.prisma cannot say
CREATE INDEX "Message_due_idx" ON "Message"("dueAt", "id") WHERE "state" = 'planned';
CREATE INDEX "Message_sending_idx" ON "Message"("id") WHERE "state" = 'sending';
CREATE INDEX "Message_troubled_idx" ON "Message"("storeId", "state") WHERE "state" IN ('uncertain', 'refused', 'failed');
CREATE INDEX "Delivery_stops_idx" ON "Delivery"("storeId") WHERE "state" = 'waiting' AND "stops";
