/**
 * What Notch asks Saleor for: as the subscription of the webhook, which docs/saleor.md shows to the owner, and as pages
 * of orders. Both tell an order by the same fragment, so that one reader reads both. Saleor 3.20 knows every field.
 */

const money = `fragment NotchMoney on Money {
  amount
  currency
}

fragment NotchTaxedMoney on TaxedMoney {
  gross { ...NotchMoney }
  net { ...NotchMoney }
}`

const order = `fragment NotchOrder on Order {
  id
  number
  status
  origin
  created
  updatedAt
  channel { slug }
  languageCodeEnum
  displayGrossPrices
  isPaid
  paymentStatus
  chargeStatus
  userEmail
  user { id firstName lastName }
  billingAddress { firstName lastName country { code } }
  shippingAddress { country { code } }
  voucherCode
  metadata { key value }
  total { ...NotchTaxedMoney }
  shippingPrice { ...NotchTaxedMoney }
  totalCharged { ...NotchMoney }
  totalRefunded { ...NotchMoney }
  lines {
    id
    quantity
    productName
    productSku
    productVariantId
    variant { id product { id productType { kind } } }
    undiscountedUnitPrice { ...NotchTaxedMoney }
    totalPrice { ...NotchTaxedMoney }
  }
  events { type date }
  fulfillments {
    id
    status
    created
    totalRefundedAmount { ...NotchMoney }
    shippingRefundedAmount { ...NotchMoney }
    lines { quantity orderLine { id } }
  }
  grantedRefunds {
    id
    status
    createdAt
    amount { ...NotchMoney }
    shippingCostsIncluded
    lines { quantity orderLine { id } }
  }
}`

const product = `fragment NotchProduct on Product {
  id
  name
  channel
  updatedAt
  category { name }
  collections { name }
  metadata { key value }
  thumbnail(size: 512) { url }
  channelListings { channel { slug currencyCode } isPublished isAvailableForPurchase }
  variants {
    id
    name
    sku
    trackInventory
    stocks { quantity quantityAllocated }
    media { url type }
    channelListings {
      channel { slug currencyCode }
      price { ...NotchMoney }
      costPrice { ...NotchMoney }
    }
  }
}`

const orderEvents =
  'Created Confirmed Paid FullyPaid Updated MetadataUpdated Fulfilled Cancelled Expired Refunded FullyRefunded'
const productEvents = 'Created Updated MetadataUpdated'
const variantEvents = 'Created Updated MetadataUpdated Deleted OutOfStock BackInStock StockUpdated'

const events = [
  ...told('Order', orderEvents, 'order { ...NotchOrder }'),
  ...told('Product', productEvents, 'product { ...NotchProduct }'),
  ...told('Product', 'Deleted', 'product { id }'),
  ...told('ProductVariant', variantEvents, 'productVariant { product { ...NotchProduct } }'),
]

function told(thing: string, names: string, fields: string): string[] {
  return names.split(' ').map((name) => `    ... on ${thing}${name} { ${fields} }`)
}

/** The result of `event` is the whole body of a webhook. */
export const subscriptionQuery = `subscription Notch {
  event {
    issuedAt
${events.join('\n')}
  }
}

${money}

${order}

${product}
`

export const ordersQuery = `query NotchOrders($since: DateTime!, $after: String) {
  orders(
    first: 50
    after: $after
    filter: { updatedAt: { gte: $since } }
    sortBy: { field: LAST_MODIFIED_AT, direction: ASC }
  ) {
    edges { node { ...NotchOrder } }
    pageInfo { hasNextPage endCursor }
  }
}

${money}

${order}
`
