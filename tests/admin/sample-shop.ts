import { connect, type Http } from '../../demo/app/http.ts'
import { tryWebhook } from '../../demo/app/post-webhook.ts'
import { signed } from '../../demo/shopify/signed.ts'

export const opensAt = '2026-11-24T08:00:00.000Z'
export const secret = 'shpss_a_secret_of_the_shop'

/** What a shop and its customers do while the marketer looks at the pages. */
export function sampleShop(url: string, storeId: string) {
  const http = connect(url)
  const clockTo = (now: string) => http.sendJson('/clock', { now })
  return {
    clockTo,
    async tellsProducts() {
      await post(http, storeId, 'products/create', product(1, 'First flush Darjeeling', '12.90'))
      await post(http, storeId, 'products/create', product(2, 'Glass teapot', '34.00'))
      await clockTo(opensAt)
    },
    async sells(id: number, email: string, at: string) {
      await post(http, storeId, 'orders/paid', JSON.stringify(order(id, email, at)))
      await clockTo(at)
    },
    breaksAWebhook: () => post(http, storeId, 'orders/updated', '{"id": 12345678901234567890, "cut":'),
  }
}

async function post(http: Http, storeId: string, topic: string, body: string): Promise<void> {
  const id = `${topic} ${body.length} ${body.slice(0, 20)}`
  const status = await tryWebhook(http, storeId, signed({ id, topic, body, triggeredAt: new Date(opensAt) }, secret))
  if (status !== 200) throw new Error(`${topic} was answered ${status}`)
}

function product(id: number, title: string, price: string): string {
  const variant = { id: id * 10, title: 'Default Title', price, inventory_management: null, inventory_policy: 'deny' }
  const dates = { updated_at: opensAt, published_at: opensAt }
  return JSON.stringify({ id, title, handle: `product-${id}`, status: 'active', ...dates, variants: [variant] })
}

function order(id: number, email: string, at: string) {
  return {
    ...{ id, name: `#${id}`, email, created_at: at, processed_at: at, updated_at: at },
    ...{ financial_status: 'paid', currency: 'EUR', source_name: 'web' },
    ...{ subtotal_price: '12.90', total_price: '12.90', total_tax: '0.00' },
    customer: { id: id * 7, email, first_name: 'Anna' },
    line_items: [
      { id: id * 10, product_id: 1, variant_id: 10, title: 'First flush Darjeeling', quantity: 1, price: '12.90' },
    ],
    note_attributes: [],
  }
}
