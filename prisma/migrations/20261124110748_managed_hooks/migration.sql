-- AlterTable
ALTER TABLE "Store" ADD COLUMN     "managesHooks" BOOLEAN NOT NULL DEFAULT false;
