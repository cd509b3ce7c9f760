import type { MailModel } from './mail-model.ts'
import { orderModel } from './order-model.ts'

type Offer = MailModel['offers'][number]

const picture = (name: string) => `https://pictures.example/${name}.png`

const step: Offer = {
  kind: 'upgrade',
  productExternalId: '9001',
  variantExternalId: '90011',
  title: 'Cast-iron teapot, 1.2 litres',
  variantTitle: 'Moss green',
  imageUrl: picture('teapot'),
  url: 'https://shop.example/products/teapot',
  targetUrl: 'https://shop.example/products/teapot?variant=90011',
  priceMinor: '6900',
  compareAtMinor: '7900',
  currency: 'EUR',
  discount: null,
}

const companion: Offer = {
  ...step,
  kind: 'cross-sell',
  productExternalId: '9002',
  variantExternalId: '90021',
  title: 'Two stoneware cups',
  variantTitle: '',
  imageUrl: picture('cups'),
  targetUrl: 'https://shop.example/products/cups',
  priceMinor: '2400',
  compareAtMinor: null,
  discount: { code: 'THANKS-7QK2', percentOff: 10, isUnique: true },
}

/** A German shop's order with 10% off: EUR 64.00 of goods and EUR 4.90 shipping, 7% and 19% tax within the prices. */
export const sampleOrder = {
  number: '#1001',
  placedAt: new Date('2026-11-24T09:30:00Z'),
  currency: 'EUR',
  discountMinor: 640n,
  taxMinor: 785n,
  shippingMinor: 412n,
  tipMinor: 0n,
  totalMinor: 6250n,
}

export const sampleLines = [
  {
    title: 'Sencha Asatsuyu, 100 g',
    quantity: 2,
    unitMinor: 1250n,
    discountMinor: 250n,
    totalMinor: 2103n,
    taxMinor: 147n,
    kind: 'product',
    imageUrl: picture('sencha'),
  },
  {
    title: 'Small cast-iron teapot, 0.6 litres',
    quantity: 1,
    unitMinor: 3900n,
    discountMinor: 390n,
    totalMinor: 2950n,
    taxMinor: 560n,
    kind: 'product',
    imageUrl: picture('small-teapot'),
  },
] as const

/** An order as a preview shows it when there is no real one, with both kinds of offer. */
export const sampleMail: MailModel = {
  locale: 'en-GB',
  store: {
    name: 'Nordlicht Tea',
    url: 'https://shop.example/',
    postalAddress: 'Hafenstraße 1\n20457 Hamburg\nGermany',
    timeZone: 'Europe/Berlin',
    brand: { accentColour: '#2f6f5e' },
  },
  customer: { firstName: 'Mia' },
  order: orderModel(sampleOrder, sampleLines),
  offers: [step, companion],
  unsubscribeUrl: 'https://mail.example/u/Jx0aQm7rT2',
}
