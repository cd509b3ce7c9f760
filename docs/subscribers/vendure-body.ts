/** An order or product of Vendure 3 in Notch's format. Vendure's amounts are whole numbers of `precision` decimals. */

type Id = string | number

export interface VendureOrder {
  readonly id: Id
  readonly code: string
  readonly state: string
  readonly currencyCode: string
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly orderPlacedAt?: Date | null
  readonly couponCodes: readonly string[]
  readonly shipping: number
  readonly shippingWithTax: number
  readonly totalWithTax: number
  readonly customer?: VendureCustomer | null
  readonly shippingAddress: { readonly countryCode?: string | null }
  readonly lines: readonly VendureLine[]
  readonly surcharges: readonly VendureSurcharge[]
  readonly payments: readonly VendurePayment[]
  readonly fulfillments: readonly { readonly state: string; readonly updatedAt: Date }[]
  readonly customFields: object
}

interface VendureCustomer {
  readonly id: Id
  readonly emailAddress: string
  readonly firstName: string
  readonly lastName: string
}

interface VendureLine {
  readonly id: Id
  readonly quantity: number
  readonly orderPlacedQuantity: number
  readonly listPriceIncludesTax: boolean
  readonly unitPrice: number
  readonly unitPriceWithTax: number
  readonly proratedUnitPrice: number
  readonly proratedUnitPriceWithTax: number
  readonly proratedLinePrice: number
  readonly proratedLinePriceWithTax: number
  readonly productVariant: { readonly id: Id; readonly productId: Id; readonly sku: string; readonly name: string }
}

interface VendureSurcharge {
  readonly id: Id
  readonly sku: string
  readonly description: string
  readonly price: number
  readonly priceWithTax: number
}

interface VendurePayment {
  readonly state: string
  readonly amount: number
  readonly updatedAt: Date
  readonly refunds: readonly VendureRefund[]
}

interface VendureRefund {
  readonly id: Id
  readonly state: string
  readonly total: number
  readonly shipping: number
  readonly updatedAt: Date
  readonly lines: readonly { readonly orderLineId: Id; readonly quantity: number }[]
}

export const orderRelations = [
  ...(['lines', 'lines.productVariant', 'surcharges', 'customer', 'fulfillments'] as const),
  ...(['payments', 'payments.refunds', 'payments.refunds.lines'] as const),
]

export function orderData(order: VendureOrder, locale: string, precision = 2) {
  const decimal = decimalOf(precision)
  const lines = [...order.lines.map(pricedLine), ...order.surcharges.flatMap(pricedSurcharge)]
  const discount = lines.reduce((sum, line) => sum + line.discount, 0)
  const tax = lines.reduce((sum, line) => sum + line.tax, 0) + order.shippingWithTax - order.shipping
  return {
    id: String(order.id),
    number: order.code,
    currency: order.currencyCode,
    placedAt: (order.orderPlacedAt ?? order.createdAt).toISOString(),
    paidAt: paidAt(order),
    cancelledAt: order.state === 'Cancelled' ? order.updatedAt.toISOString() : null,
    fulfilledAt: fulfilledAt(order),
    customer: order.customer && customerData(order.customer),
    lines: lines.map((line) => ({
      ...line,
      unitPrice: decimal(line.unitPrice),
      discount: decimal(line.discount),
      total: decimal(line.total),
      tax: decimal(line.tax),
    })),
    discount: decimal(discount),
    tax: decimal(tax),
    shipping: decimal(order.shipping),
    country: order.shippingAddress.countryCode || null,
    locale,
    // The storefront's click id travels here: a custom field of Order named notchClick.
    attributes: 'notchClick' in order.customFields ? { notch_click: String(order.customFields.notchClick ?? '') } : {},
    discountCodes: order.couponCodes,
    refunds: settledRefunds(order).map((refund) => refundData(refund, order, decimal)),
  }
}

function customerData({ id, emailAddress, firstName, lastName }: VendureCustomer) {
  return { id: String(id), email: emailAddress, firstName, lastName }
}

/** As it was placed: what was cancelled since comes off as a refund, and would come off twice otherwise. */
function pricedLine(line: VendureLine) {
  const quantity = Math.max(line.quantity, line.orderPlacedQuantity)
  const isWhole = quantity === line.quantity
  const net = isWhole ? line.proratedLinePrice : line.proratedUnitPrice * quantity
  const gross = isWhole ? line.proratedLinePriceWithTax : line.proratedUnitPriceWithTax * quantity
  const [unitPrice, shown] = line.listPriceIncludesTax ? [line.unitPriceWithTax, gross] : [line.unitPrice, net]
  return {
    id: String(line.id),
    productId: String(line.productVariant.productId),
    variantId: String(line.productVariant.id),
    sku: line.productVariant.sku,
    title: line.productVariant.name,
    quantity,
    unitPrice,
    discount: Math.max(0, unitPrice * quantity - shown),
    total: net,
    tax: gross - net,
  }
}

/** One that takes money off cannot be told as a line. */
function pricedSurcharge({ id, sku, description, price, priceWithTax }: VendureSurcharge) {
  if (price < 0) return []
  const amounts = { unitPrice: price, discount: 0, total: price, tax: priceWithTax - price }
  return [{ id: `surcharge ${id}`, productId: null, variantId: null, sku, title: description, quantity: 1, ...amounts }]
}

/** The last payment made it whole. One that costs nothing is paid when it is placed. */
function paidAt({ payments, totalWithTax, orderPlacedAt }: VendureOrder): string | null {
  const settled = payments.filter(({ state }) => state === 'Settled')
  const paid = settled.reduce((sum, { amount }) => sum + amount, 0)
  return paid >= totalWithTax ? (latest(settled) ?? orderPlacedAt?.toISOString() ?? null) : null
}

function fulfilledAt({ state, fulfillments, updatedAt }: VendureOrder): string | null {
  if (state !== 'Shipped' && state !== 'Delivered') return null
  return latest(fulfillments.filter((parcel) => parcel.state !== 'Cancelled')) ?? updatedAt.toISOString()
}

function settledRefunds({ payments }: VendureOrder): VendureRefund[] {
  return payments.flatMap(({ refunds }) => refunds).filter(({ state }) => state === 'Settled')
}

function refundData(refund: VendureRefund, order: VendureOrder, decimal: (amount: number) => string) {
  const lines = refund.lines.flatMap(({ orderLineId, quantity }) => {
    const line = order.lines.find(({ id }) => String(id) === String(orderLineId))
    if (!line) return []
    const taxOfOne = line.proratedUnitPriceWithTax - line.proratedUnitPrice
    return [{ lineId: String(line.id), quantity, total: line.proratedUnitPrice * quantity, tax: taxOfOne * quantity }]
  })
  const isTaxed = order.shippingWithTax > 0
  const shipping = isTaxed ? Math.round((refund.shipping * order.shipping) / order.shippingWithTax) : refund.shipping
  return {
    id: String(refund.id),
    refundedAt: refund.updatedAt.toISOString(),
    lines: lines.map(({ tax, ...line }) => ({ ...line, total: decimal(line.total) })),
    tax: decimal(lines.reduce((sum, { tax }) => sum + tax, 0) + refund.shipping - shipping),
    shipping: decimal(shipping),
    paidBack: decimal(refund.total),
  }
}

export interface VendureProduct {
  readonly id: Id
  readonly name: string
  readonly slug: string
  readonly enabled: boolean
}

export interface VendureVariant {
  readonly id: Id
  readonly name: string
  readonly sku: string
  readonly enabled: boolean
  readonly currencyCode: string
  readonly listPriceIncludesTax: boolean
  readonly price: number
  readonly priceWithTax: number
  /** What can be sold still; Number.MAX_SAFE_INTEGER where it is not counted. */
  readonly saleable: number
}

/** Undefined without a variant: then there is nothing to offer. */
export function productData(
  product: VendureProduct,
  variants: readonly VendureVariant[],
  storefrontUrl: string,
  precision = 2,
) {
  const decimal = decimalOf(precision)
  const [first] = variants
  return (
    first && {
      id: String(product.id),
      title: product.name,
      currency: first.currencyCode,
      url: new URL(`/products/${product.slug}`, storefrontUrl).href,
      isActive: product.enabled && variants.some(({ enabled }) => enabled),
      variants: variants.map((variant) => ({
        id: String(variant.id),
        title: variant.name,
        sku: variant.sku,
        price: decimal(variant.listPriceIncludesTax ? variant.priceWithTax : variant.price),
        stock: variant.saleable > 1_000_000_000 ? null : variant.enabled ? variant.saleable : 0,
      })),
    }
  )
}

function decimalOf(precision: number) {
  return (amount: number): string => {
    const digits = String(Math.round(amount)).padStart(precision + 1, '0')
    return precision === 0 ? digits : `${digits.slice(0, -precision)}.${digits.slice(-precision)}`
  }
}

function latest(things: readonly { readonly updatedAt: Date }[]): string | null {
  const times = things.map(({ updatedAt }) => updatedAt.toISOString())
  return times.toSorted().at(-1) ?? null
}
