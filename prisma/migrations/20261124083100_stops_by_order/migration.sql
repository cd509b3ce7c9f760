-- A partial index, which schema.prisma cannot say: what may hold back the mail of one order
CREATE INDEX "Delivery_stops_order_idx" ON "Delivery"("storeId", "orderExternalId") WHERE "stops" AND "state" IN ('waiting', 'quarantined');
