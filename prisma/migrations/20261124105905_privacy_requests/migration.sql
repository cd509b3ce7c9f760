-- AlterTable
ALTER TABLE "Order" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "OrderErasure" (
    "storeId" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "erasedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OrderErasure_pkey" PRIMARY KEY ("storeId","externalId")
);

-- CreateTable
CREATE TABLE "PrivacyRequest" (
    "id" BIGSERIAL NOT NULL,
    "storeId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "email" TEXT,
    "customerExternalId" TEXT,
    "orderExternalIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "foundEmails" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "foundIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "retryAt" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "counts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "PrivacyRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PrivacyRequest_doneAt_id_idx" ON "PrivacyRequest"("doneAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "PrivacyRequest_storeId_key_key" ON "PrivacyRequest"("storeId", "key");

-- AddForeignKey
ALTER TABLE "OrderErasure" ADD CONSTRAINT "OrderErasure_storeId_fkey" FOREIGN KEY ("storeId") REFERENCES "Store"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PrivacyRequest" ADD CONSTRAINT "PrivacyRequest_storeId_fkey" FOREIGN KEY ("storeId") REFERENCES "Store"("id") ON DELETE CASCADE ON UPDATE CASCADE;
