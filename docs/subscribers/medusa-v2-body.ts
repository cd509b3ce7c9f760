/** An order or product of Medusa v2, as query.graph gives it with the fields named here, in Notch's format. */

/** A number, a decimal text or one of Medusa's number objects: each converts to a number. */
type Amount = unknown
type Time = string | Date

export const orderFields = [
  ...['id', 'display_id', 'status', 'currency_code', 'email', 'customer_id', 'locale', 'metadata', 'is_draft_order'],
  ...['created_at', 'canceled_at', 'total', 'tax_total', 'discount_total', 'shipping_total', 'shipping_tax_total'],
  ...['items.*', 'items.total', 'items.tax_total', 'items.discount_total', 'customer.*', 'shipping_address.*'],
  ...['payment_collections.payments.*', 'payment_collections.payments.refunds.*', 'fulfillments.*'],
]

export interface MedusaOrder {
  readonly id: string
  readonly display_id?: number | null
  readonly currency_code: string
  readonly email?: string | null
  readonly customer_id?: string | null
  readonly locale?: string | null
  readonly metadata?: Readonly<Record<string, unknown>> | null
  readonly is_draft_order?: boolean
  readonly created_at: Time
  readonly canceled_at?: Time | null
  readonly total: Amount
  readonly tax_total: Amount
  readonly discount_total: Amount
  readonly shipping_total: Amount
  readonly shipping_tax_total: Amount
  readonly items?: readonly MedusaItem[]
  readonly customer?: { readonly first_name?: string | null; readonly last_name?: string | null } | null
  readonly shipping_address?: { readonly country_code?: string | null } | null
  readonly payment_collections?: readonly { readonly payments?: readonly MedusaPayment[] }[]
  readonly fulfillments?: readonly { readonly shipped_at?: Time | null; readonly canceled_at?: Time | null }[]
}

interface MedusaItem {
  readonly id: string
  readonly title: string
  readonly product_title?: string | null
  readonly product_id?: string | null
  readonly variant_id?: string | null
  readonly variant_sku?: string | null
  readonly quantity: Amount
  readonly unit_price: Amount
  readonly is_giftcard?: boolean
  /** With tax, after discounts. */
  readonly total: Amount
  readonly tax_total: Amount
  readonly discount_total: Amount
}

interface MedusaPayment {
  readonly captured_at?: Time | null
  readonly canceled_at?: Time | null
  readonly refunds?: readonly { readonly id: string; readonly amount: Amount; readonly created_at: Time }[]
}

export function orderData(order: MedusaOrder) {
  const payments = (order.payment_collections ?? []).flatMap((collection) => collection.payments ?? [])
  return {
    id: order.id,
    number: String(order.display_id ?? order.id),
    currency: order.currency_code,
    placedAt: iso(order.created_at),
    paidAt: paidAt(order, payments),
    cancelledAt: order.canceled_at ? iso(order.canceled_at) : null,
    fulfilledAt: latest((order.fulfillments ?? []).map((parcel) => (parcel.canceled_at ? null : parcel.shipped_at))),
    customer: {
      id: order.customer_id ?? null,
      email: order.email ?? null,
      firstName: order.customer?.first_name ?? null,
      lastName: order.customer?.last_name ?? null,
      // Medusa keeps no consent. A checkout that asks for it can leave the answer in the cart's metadata.
      consent: order.metadata?.['accepts_marketing'] === true ? 'allowed' : 'unasked',
    },
    lines: (order.items ?? []).map(lineData),
    discount: decimal(order.discount_total),
    tax: decimal(order.tax_total),
    shipping: decimal(Number(order.shipping_total) - Number(order.shipping_tax_total)),
    total: decimal(order.total),
    country: order.shipping_address?.country_code ?? null,
    locale: order.locale ?? null,
    // The storefront's click id travels here: updateCart({ metadata: { notch_click } }).
    attributes: textsOf(order.metadata),
    source: order.is_draft_order ? 'draft' : 'web',
    refunds: payments.flatMap((payment) => payment.refunds ?? []).map(refundData),
  }
}

function lineData(item: MedusaItem) {
  return {
    id: item.id,
    productId: item.product_id ?? null,
    variantId: item.variant_id ?? null,
    sku: item.variant_sku ?? null,
    title: item.product_title ?? item.title,
    quantity: Number(item.quantity),
    unitPrice: decimal(item.unit_price),
    discount: decimal(item.discount_total),
    total: decimal(Number(item.total) - Number(item.tax_total)),
    tax: decimal(item.tax_total),
    kind: item.is_giftcard ? 'gift-card' : 'product',
  }
}

/** Medusa does not say for which items money was given back. */
function refundData(refund: { readonly id: string; readonly amount: Amount; readonly created_at: Time }) {
  return { id: refund.id, refundedAt: iso(refund.created_at), paidBack: decimal(refund.amount) }
}

/** Paid once every payment is captured; an order that costs nothing is paid when it is placed. */
function paidAt(order: MedusaOrder, payments: readonly MedusaPayment[]): string | null {
  if (Number(order.total) === 0) return iso(order.created_at)
  const due = payments.filter((payment) => !payment.canceled_at)
  return due.every((payment) => payment.captured_at) ? latest(due.map((payment) => payment.captured_at)) : null
}

export const productFields = [
  ...['id', 'title', 'handle', 'status', 'thumbnail', 'updated_at', 'type.value', 'categories.name', 'tags.value'],
  ...['variants.*', 'variants.prices.*', 'variants.inventory_items.required_quantity'],
  ...['variants.inventory_items.inventory.location_levels.*'],
]

export interface MedusaProduct {
  readonly id: string
  readonly title: string
  readonly handle?: string | null
  readonly status?: string
  readonly thumbnail?: string | null
  readonly categories?: readonly { readonly name: string }[] | null
  readonly tags?: readonly { readonly value: string }[] | null
  readonly variants?: readonly MedusaVariant[] | null
}

interface MedusaVariant {
  readonly id: string
  readonly title?: string | null
  readonly sku?: string | null
  readonly manage_inventory?: boolean
  readonly allow_backorder?: boolean
  readonly prices?: readonly MedusaPrice[] | null
  readonly inventory_items?:
    | readonly {
        readonly required_quantity?: number | null
        readonly inventory?: { readonly location_levels?: readonly MedusaLevel[] | null } | null
      }[]
    | null
}
interface MedusaPrice {
  readonly amount: Amount
  readonly currency_code?: string
  readonly min_quantity?: Amount
  readonly rules_count?: number
}
interface MedusaLevel {
  readonly stocked_quantity: Amount
  readonly reserved_quantity: Amount
}

/** Undefined when nothing of it has a plain price in `currency`: then there is nothing to offer. */
export function productData(product: MedusaProduct, currency: string, storefrontUrl: string) {
  const variants = (product.variants ?? []).flatMap((variant) => variantData(variant, currency))
  if (variants.length === 0) return undefined
  return {
    id: product.id,
    title: product.title,
    currency,
    url: product.handle ? new URL(`/products/${product.handle}`, storefrontUrl).href : null,
    imageUrl: product.thumbnail ?? null,
    category: product.categories?.[0]?.name ?? null,
    tags: (product.tags ?? []).map((tag) => tag.value),
    isActive: product.status === 'published',
    variants,
  }
}

function variantData(variant: MedusaVariant, currency: string) {
  const price = variant.prices?.find((candidate) => isPlain(candidate, currency))
  if (!price) return []
  return [
    {
      id: variant.id,
      title: variant.title ?? '',
      sku: variant.sku ?? null,
      price: decimal(price.amount),
      stock: variant.manage_inventory ? stockOf(variant) : null,
      sellsWithoutStock: variant.allow_backorder ?? false,
    },
  ]
}

/** Not one for a region, a group of customers or many at once. */
function isPlain(price: MedusaPrice, currency: string): boolean {
  const isFree = !price.rules_count && (price.min_quantity ?? null) === null
  return isFree && price.currency_code?.toUpperCase() === currency.toUpperCase()
}

function stockOf(variant: MedusaVariant): number {
  const sets = (variant.inventory_items ?? []).map(({ inventory, required_quantity }) => {
    const levels = inventory?.location_levels ?? []
    const free = levels.reduce(
      (sum, level) => sum + Number(level.stocked_quantity) - Number(level.reserved_quantity),
      0,
    )
    return Math.floor(free / (required_quantity || 1))
  })
  return sets.length > 0 ? Math.min(...sets) : 0
}

/** Notch rounds to the currency's own digits, and knows no negative amounts. */
function decimal(amount: Amount): string {
  return Math.max(0, Number(amount ?? 0)).toFixed(6)
}

function iso(time: Time): string {
  return new Date(time).toISOString()
}

function latest(times: readonly (Time | null | undefined)[]): string | null {
  const told = times.flatMap((time) => (time ? iso(time) : []))
  return told.toSorted().at(-1) ?? null
}

function textsOf(metadata: MedusaOrder['metadata']): Record<string, string> {
  const plain = Object.entries(metadata ?? {}).filter(([, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value),
  )
  return Object.fromEntries(plain.map(([name, value]) => [name, String(value)]))
}
