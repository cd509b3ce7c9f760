import { z } from 'zod'
import { scaleMinor } from '../lib/money.ts'
import type { IncomingLine } from '../orders/incoming.ts'
import { amount, optionalAmount, optionalId, optionalText } from './fields.ts'
import { type Meta, metaData, minorOf, optionalName } from './woocommerce-fields.ts'

/** 1.5 kg of cheese is one piece of cheese: plugins sell by weight, a line here counts pieces. */
const pieces = amount
  .refine((text) => /^\d{1,6}(\.\d*)?$/.test(text), 'not a quantity below 1,000,000')
  .transform((text) => (/^\d+(\.0*)?$/.test(text) ? Number.parseInt(text, 10) : 1))

export const lineShape = z.object({
  id: optionalId,
  name: optionalName,
  product_id: optionalId,
  variation_id: optionalId,
  sku: optionalText,
  quantity: pieces,
  subtotal: optionalAmount,
  subtotal_tax: optionalAmount,
  total: amount,
  total_tax: optionalAmount,
  meta_data: metaData,
})
type WooCommerceLine = z.infer<typeof lineShape>

/** How the order's prices were entered: with the tax in them, or without. Totals never hold it. */
export interface LinePrices {
  readonly currency: string
  readonly includeTax: boolean
}

export function toLines(lines: readonly WooCommerceLine[], prices: LinePrices): IncomingLine[] {
  return [...uniqueLines(lines)].map(([externalId, line]) => ({
    externalId,
    productExternalId: given(line.product_id),
    // What has no variations is sold under its own id.
    variantExternalId: given(line.variation_id) ?? given(line.product_id),
    sku: line.sku,
    title: line.name ?? '',
    quantity: line.quantity,
    ...amountsOf(line, prices),
    kind: isGiftCard(line.meta_data) ? 'gift-card' : 'product',
  }))
}

function amountsOf(line: WooCommerceLine, { currency, includeTax }: LinePrices) {
  const minor = (text: string | null) => minorOf(text, currency)
  const totalMinor = minor(line.total)
  const taxMinor = minor(line.total_tax)
  const before = minor(line.subtotal ?? line.total) + (includeTax ? minor(line.subtotal_tax ?? line.total_tax) : 0n)
  return {
    unitMinor: line.quantity === 0 ? before : scaleMinor(before, 1n, BigInt(line.quantity)),
    discountMinor: before - totalMinor - (includeTax ? taxMinor : 0n),
    totalMinor,
    taxMinor,
  }
}

/** Woo's own Gift Cards and PW Gift Cards leave their mark on a line that sells one; nothing else tells. */
function isGiftCard(meta: Meta): boolean {
  return [...meta.keys()].some((key) => /^_?(wc_gc_giftcard|pw_gift_card)/.test(key))
}

/** 0 is WordPress for none. */
function given(id: string | null): string | null {
  return id === '0' ? null : id
}

/** A line told twice under one id is one line: its total counts once. One without an id is known by its place. */
function uniqueLines(lines: readonly WooCommerceLine[]): Map<string, WooCommerceLine> {
  return new Map(lines.map((line, i) => [given(line.id) ?? `line#${i + 1}`, line]))
}
