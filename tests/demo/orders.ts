import type { Item } from '../../demo/world/basket.ts'
import { productTitled } from '../../demo/world/catalogue.ts'
import type { Customer } from '../../demo/world/shop.ts'
import { openTill, type Purchase } from '../../demo/world/till.ts'

export const anna: Customer = {
  id: '9100000000000000001',
  email: 'Anna.Albers@mail.example',
  firstName: 'Anna',
  lastName: 'Albers',
  country: 'DE',
  acceptsMarketing: true,
  hasRefused: false,
  isBehindScanner: false,
}

export const noon = new Date('2026-09-02T10:00:00Z')

export function item(title: string, quantity = 1): Item {
  const product = productTitled(title)
  const [variant] = product.variants
  if (!variant) throw new Error(`${title} has no variant`)
  return { product, variant, quantity }
}

/** An order of Anna's, as the till of a new shop rings it up. */
export function order(changes: Partial<Purchase> = {}, ringUp = openTill()) {
  return ringUp({ kind: 'usual', customer: anna, at: noon, items: [item('Earl Grey Classic', 2)], ...changes })
}
