import type { MailModel } from './mail-model.ts'

type Offer = MailModel['offers'][number]

const money = (minor: bigint, currency = 'EUR') => ({ minor, currency })
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
  order: {
    number: '#1001',
    placedAt: new Date('2026-11-24T09:30:00Z'),
    lines: [
      { title: 'Sencha Asatsuyu, 100 g', quantity: 2, total: money(2380n), imageUrl: picture('sencha') },
      {
        title: 'Small cast-iron teapot, 0.6 litres',
        quantity: 1,
        total: money(3900n),
        imageUrl: picture('small-teapot'),
      },
    ],
    subtotal: money(6280n),
    discount: money(300n),
    shipping: money(490n),
    tax: money(1033n),
    total: money(6470n),
  },
  offers: [step, companion],
  unsubscribeUrl: 'https://mail.example/u/Jx0aQm7rT2',
}
