import { z } from 'zod'
import type { IncomingProduct, ProductRemoval } from '../catalog/incoming.ts'
import type { Incoming } from './adapter.ts'
import { currency, flag, id, listOf, optionalText, readAs } from './fields.ts'
import { isObject } from './json.ts'
import { type StripeEvent, unixTime } from './stripe-event.ts'
import { skuIn } from './stripe-lines.ts'
import { minorOf, stripeAmount } from './stripe-money.ts'
import { versionOf } from './version.ts'
import { webAddress } from './web-address.ts'

const priceShape = z.object({
  id,
  active: flag,
  type: optionalText,
  currency,
  unit_amount: stripeAmount.nullish(),
  nickname: optionalText,
})

const productShape = z.object({
  id,
  name: optionalText,
  active: flag,
  url: optionalText,
  images: listOf(z.unknown()),
  metadata: z.unknown().optional(),
  updated: unixTime.nullish(),
  default_price: priceShape,
})

/** Prices are objects of their own, told apart from their product and in no order: only one that is embedded counts. */
export function readProduct(event: StripeEvent): Incoming {
  const { object } = event.data
  if (!isObject(object['default_price'])) return ignored('it names its prices but does not hold them.')
  const product = readAs(productShape, object, 'product')
  const { default_price: price } = product
  if (price.type === 'recurring') return ignored('its price is one of a subscription.')
  const unit = price.unit_amount
  if (unit === null || unit === undefined) return ignored('its price is no fixed amount.')
  return { kind: 'product', product: toProduct(product, minorOf(unit, price.currency), event.created) }
}

function ignored(why: string): Incoming {
  return { kind: 'ignored', reason: `The product is not kept: ${why}` }
}

/** An id that the shop chose itself may be used again, so a removal counts until a later telling. */
export function readProductRemoval({ data, created }: StripeEvent): ProductRemoval {
  const { id: externalId } = readAs(z.object({ id }), data.object, 'product')
  return { externalId, version: versionOf(created, { externalId }, 999), removedAt: created }
}

function toProduct(product: z.infer<typeof productShape>, priceMinor: bigint, toldAt: Date): IncomingProduct {
  const { default_price: price } = product
  const imageUrl = product.images.map((image) => (typeof image === 'string' ? webAddress(image) : null))[0] ?? null
  const told = {
    externalId: product.id,
    title: product.name ?? '',
    url: webAddress(product.url),
    imageUrl,
    ...{ vendor: null, category: null, tags: [] },
    isActive: product.active && price.active,
    currency: price.currency,
    variants: [
      {
        externalId: price.id,
        title: price.nickname ?? '',
        sku: skuIn(product.metadata),
        priceMinor,
        ...{
          compareAtMinor: null,
          costMinor: null,
          stock: null,
          sellsWithoutStock: false,
          imageUrl: null,
          position: 1,
        },
      },
    ],
  }
  return { ...told, version: versionOf(product.updated ?? toldAt, told) }
}
