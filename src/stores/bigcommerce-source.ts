import type { OrderSource } from '../orders/incoming.ts'
import type { BigCommerceOrder } from './bigcommerce-order-shape.ts'

/** The shop's own pages, on whatever device, and the checkouts of storefronts built on its API. */
const sources: Readonly<Record<string, OrderSource>> = {
  www: 'web',
  mobile: 'web',
  iphone: 'web',
  ipad: 'web',
  android: 'web',
  checkout_api: 'web',
  buybutton: 'web',
  manual: 'draft',
}

/** An order entered through the API says what entered it: BigCommerce asks for "M-MIG" or "POS (Square)". */
export function sourceOf({ order_source, external_source }: BigCommerceOrder): OrderSource {
  const name = order_source?.toLowerCase() ?? ''
  if (name === 'external') return externalSource(external_source ?? '')
  return (Object.hasOwn(sources, name) ? sources[name] : undefined) ?? 'other'
}

function externalSource(name: string): OrderSource {
  if (/^m-mig$/i.test(name)) return 'import'
  return /^pos\b/i.test(name) ? 'pos' : 'other'
}
