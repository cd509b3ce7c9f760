import { subscriptionQuery } from '../../stores/saleor-query.ts'
import { madeKey, madeStandardSecret } from './made-secret.ts'

/** What the owner does at one platform, step by step, and why. Menus and topics as the platform's own pages name them. */
export interface ConnectWords {
  /** On the card: how its webhooks are set up. */
  readonly summary: string
  readonly steps: readonly HookStep[]
  readonly secret: SecretWords
  /** What access to its API is for. */
  readonly access: string
  /** Its webhooks only name what changed, so that without access nothing can be read. */
  readonly needsAccess: boolean
  /** How a webhook can be made to come at once. */
  readonly tryOut: string
  /** Where to look when none comes, beside the address and the secret. */
  readonly checks: readonly string[]
}

export interface HookStep {
  readonly text: string
  readonly topics?: readonly Topic[]
  /** Something to take along, made for this store's hook address. */
  readonly copy?: { readonly label: string; readonly value: (hookUrl: string) => string }
}

export interface Topic {
  readonly name: string
  /** As the platform's menu calls it, where that is another word. */
  readonly menu?: string
}

interface SecretWords {
  readonly help: string
  /** Made here before the webhooks are made, for the owner to take to the platform; else the platform shows one. */
  readonly make?: () => string
  readonly isLong?: boolean
}

const looksAtList =
  'With it, Notch looks through the platform’s own list of orders every 15 minutes and takes in what no webhook told. Without it, an order whose webhook is lost stays unknown.'

const shopify: ConnectWords = {
  summary: 'By webhooks made in its settings. No app is needed.',
  steps: [
    { text: 'In Shopify open Settings › Notifications › Webhooks.' },
    {
      text: 'Choose “Create webhook” once for each of these events. Format: JSON. URL: the hook address. API version: the newest that is not marked as a preview.',
      topics: [
        { menu: 'Order creation', name: 'orders/create' },
        { menu: 'Order payment', name: 'orders/paid' },
        { menu: 'Order update', name: 'orders/updated' },
        { menu: 'Order cancellation', name: 'orders/cancelled' },
        { menu: 'Order deletion', name: 'orders/delete' },
        { menu: 'Refund create', name: 'refunds/create' },
        { menu: 'Product creation', name: 'products/create' },
        { menu: 'Product update', name: 'products/update' },
        { menu: 'Product deletion', name: 'products/delete' },
      ],
    },
    { text: 'Below the list Shopify says “Your webhooks will be signed with …”. What follows is the secret.' },
  ],
  secret: { help: 'Shown below the list of webhooks in Shopify. One secret signs them all.' },
  access: looksAtList,
  needsAccess: false,
  tryOut: 'In Shopify’s list of webhooks, open the menu beside one of them and choose “Send test notification”.',
  checks: ['Shopify’s list has a webhook for each event, with the format JSON.'],
}

const woocommerce: ConnectWords = {
  summary: 'By webhooks made in its advanced settings.',
  steps: [
    { text: 'In WordPress open WooCommerce › Settings › Advanced › Webhooks.' },
    {
      text: 'Choose “Add webhook” once for each of these topics. Status: Active. Delivery URL: the hook address. Secret: the secret above, the same everywhere. API version: WP REST API Integration v3.',
      topics: [
        { menu: 'Order created', name: 'order.created' },
        { menu: 'Order updated', name: 'order.updated' },
        { menu: 'Order deleted', name: 'order.deleted' },
        { menu: 'Order restored', name: 'order.restored' },
        { menu: 'Product created', name: 'product.created' },
        { menu: 'Product updated', name: 'product.updated' },
        { menu: 'Product deleted', name: 'product.deleted' },
        { menu: 'Product restored', name: 'product.restored' },
      ],
    },
  ],
  secret: { help: 'You paste it into every webhook in the next step.', make: madeKey },
  access: `WooCommerce sends each webhook once and never again. ${looksAtList}`,
  needsAccess: false,
  tryOut: 'In WordPress, change any product and save it. A shop with few visitors takes some minutes to send it.',
  checks: [
    'Each webhook in WooCommerce has the status Active. After six failures in a row it is switched off without a word.',
    'WordPress sends webhooks with its scheduled tasks, which run when somebody visits the shop: visit it.',
    'WooCommerce › Status › Logs shows what came back for each webhook.',
  ],
}

const bigcommerce: ConnectWords = {
  summary: 'By webhooks made with one command. Needs an API account.',
  steps: [
    {
      text: 'In BigCommerce open Settings › Store-level API accounts and create one. It may read orders, order transactions and products. Keep its client secret and access token; both are shown once.',
    },
    {
      text: 'Make the webhooks in a terminal, with your store hash and access token in place of the capitals. The store hash stands in the control panel’s address, between store- and .mybigcommerce.com.',
      copy: { label: 'command', value: bigCommerceCommand },
    },
    { text: 'The secret is the account’s client secret.' },
  ],
  secret: { help: 'The client secret of the API account that made the webhooks.' },
  access: 'BigCommerce’s webhooks only name the order or product that changed. Notch asks the API what it holds.',
  needsAccess: true,
  tryOut: 'In BigCommerce, change any product and save it. New webhooks take up to a minute to start.',
  checks: [
    'The hook address begins with https:// and has no port: BigCommerce sends nowhere else.',
    'The command answered with an id for each webhook.',
    'The client secret belongs to the account whose access token made the webhooks.',
  ],
}

function bigCommerceCommand(hookUrl: string): string {
  return [
    "for scope in 'store/order/*' 'store/product/*' 'store/sku/*'; do",
    '  curl https://api.bigcommerce.com/stores/STORE_HASH/v3/hooks \\',
    "    -H 'X-Auth-Token: ACCESS_TOKEN' -H 'Content-Type: application/json' \\",
    `    -d "{\\"scope\\":\\"$scope\\",\\"destination\\":\\"${hookUrl}\\",\\"is_active\\":true}"`,
    'done',
  ].join('\n')
}

const stripe: ConnectWords = {
  summary: 'By a webhook endpoint, for payments through Stripe Checkout.',
  steps: [
    { text: 'In Stripe open Developers › Webhooks and add a destination for events on your account.' },
    {
      text: 'Choose these events, in the format called snapshot.',
      topics: [
        { name: 'checkout.session.completed' },
        { name: 'checkout.session.async_payment_succeeded' },
        { name: 'checkout.session.async_payment_failed' },
        { name: 'charge.refunded' },
        { name: 'product.created' },
        { name: 'product.updated' },
        { name: 'product.deleted' },
      ],
    },
    { text: 'Choose “Webhook endpoint” and enter the hook address as its URL.' },
    { text: 'On the endpoint’s page reveal the signing secret. It begins with whsec_.' },
  ],
  secret: { help: 'The signing secret of this endpoint, whsec_ included. Test and live endpoints have one each.' },
  access: 'Stripe’s webhooks do not tell which products were bought. Notch asks the API for them.',
  needsAccess: true,
  tryOut: 'In Stripe, change any product of the product catalogue and save it, or pay for something in test mode.',
  checks: [
    'Test mode and live mode have endpoints of their own, each with its own secret.',
    'The endpoint’s page in Stripe lists each attempt with what came back.',
  ],
}

const saleor: ConnectWords = {
  summary: 'By one webhook of an app made in the dashboard. Saleor 3.20 or newer.',
  steps: [
    {
      text: 'In the Saleor dashboard open Extensions › Add extension › Provide details manually. Give the app the permissions Manage orders and Manage products.',
    },
    {
      text: 'In the app choose “Create webhook”. Target URL: the hook address. Leave the secret key empty. Take this as the subscription query:',
      copy: { label: 'subscription query', value: () => subscriptionQuery },
    },
    { text: 'Tick the events the query names, where Saleor has not done so by itself, and save.' },
    { text: 'The secret is all that https://your-saleor/.well-known/jwks.json shows.' },
  ],
  secret: { help: 'Paste the whole document. It is the set of keys that Saleor signs by.', isLong: true },
  access: looksAtList,
  needsAccess: false,
  tryOut: 'In the Saleor dashboard, change any product and save it.',
  checks: [
    'The webhook is active, and its app has the permissions Manage orders and Manage products.',
    'The app’s page in the dashboard lists the webhook’s last deliveries with what came back.',
  ],
}

const standard: ConnectWords = {
  summary: 'Your own shop or backend sends orders and products as JSON.',
  steps: [
    {
      text: 'Post each order, refund and product as JSON to the hook address, each time it changes.',
      topics: [
        { name: 'order.upserted' },
        { name: 'refund.upserted' },
        { name: 'product.upserted' },
        { name: 'product.deleted' },
      ],
    },
    {
      text: 'Sign each request as the Standard Webhooks specification says, with the secret above and the headers webhook-id, webhook-timestamp and webhook-signature.',
    },
    { text: 'docs/standard-format.md shows every field, with examples in curl and Node.' },
  ],
  secret: { help: 'The sender signs with it; you take it there in the next step.', make: madeStandardSecret },
  access: '',
  needsAccess: false,
  tryOut: 'Send any product or order. docs/standard-format.md has one to copy.',
  checks: [
    'The sender’s clock is right: a request signed more than five minutes ago is refused.',
    'What follows whsec_ is decoded from base64 before it signs.',
  ],
}

/** For a platform that nobody has written words for yet. */
const other: ConnectWords = {
  summary: 'By its webhooks.',
  steps: [{ text: 'Let it send its webhooks for orders, refunds and products to the hook address, as JSON.' }],
  secret: { help: 'What the platform signs its webhooks with.' },
  access: looksAtList,
  needsAccess: false,
  tryOut: 'Change any product there and save it.',
  checks: [],
}

const platforms: Readonly<Record<string, ConnectWords>> = {
  shopify,
  woocommerce,
  bigcommerce,
  stripe,
  saleor,
  standard,
}

export function connectWords(platform: string): ConnectWords {
  return (Object.hasOwn(platforms, platform) ? platforms[platform] : undefined) ?? other
}
