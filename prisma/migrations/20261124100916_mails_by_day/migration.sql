-- CreateIndex
CREATE INDEX "Message_storeId_sentAt_idx" ON "Message"("storeId", "sentAt");
