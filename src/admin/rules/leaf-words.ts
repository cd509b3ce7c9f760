import type { LeafKind } from './draft.ts'

export const leafLabels: Readonly<Record<LeafKind, string>> = {
  always: 'Every order',
  'bought-product': 'Bought a product',
  'bought-tag': 'Bought something tagged',
  'bought-category': 'Bought from a category',
  'order-at-least': 'Order is worth at least',
  'order-at-most': 'Order is worth at most',
  'nth-order': 'Customer’s how-many-th order',
  country: 'Country',
  'date-range': 'Between two days',
}

/** In the order of the menu. "Every order" is what no condition means. */
export const leafKinds: readonly LeafKind[] = [
  'bought-product',
  'bought-tag',
  'bought-category',
  'order-at-least',
  'order-at-most',
  'nth-order',
  'country',
  'date-range',
]
