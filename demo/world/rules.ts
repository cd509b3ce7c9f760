import { productTitled } from './catalogue.ts'

const id = (title: string) => productTitled(title).id
const crossSell = (title: string) => ({ kind: 'cross-sell', productExternalId: id(title) })
const upgrade = (from: string, to: string) => ({ kind: 'upgrade', productExternalId: id(to), replaces: id(from) })

export const reservePool = 'reserve-september'

/** What the shop's marketer set up, in the order in which the rules are asked; the shape of POST /api/rules. */
export const rules = [
  {
    name: 'Everyday tea: its reserve, 10 % off once',
    body: {
      condition: { kind: 'bought-tag', anyOf: ['everyday'] },
      offers: [
        upgrade('Earl Grey Classic', 'Earl Grey Reserve'),
        upgrade('Assam Breakfast', 'Assam Golden Tips'),
        upgrade('Darjeeling House Blend', 'Darjeeling First Flush'),
        upgrade('Ceylon Orange Pekoe', 'Ceylon Silver Needle'),
        upgrade('Sencha Daily', 'Gyokuro Uji'),
        upgrade('Jasmine Pearls Garden', 'Jasmine Dragon Reserve'),
        upgrade('East Frisian Blend', 'Frisian Gold Leaf'),
      ],
      priceGapCap: { upgrade: { percent: 125 } },
      discount: { kind: 'pool', pool: reservePool, percentOff: 10 },
    },
  },
  {
    name: 'A basket of 60 € or more: a present',
    body: {
      condition: {
        kind: 'all',
        conditions: [
          { kind: 'order-at-least', minor: 6000, currency: 'EUR' },
          { kind: 'not', condition: { kind: 'bought-category', anyOf: ['Gift'] } },
        ],
      },
      offers: [crossSell('Tea Discovery Box'), crossSell('Grand Tasting Chest')],
      priceGapCap: { crossSell: { percentOfDearest: 150 } },
      discount: { kind: 'shared', code: 'PRESENT5', percentOff: 5 },
    },
  },
  {
    name: 'First order without teaware: something to brew in',
    body: {
      condition: {
        kind: 'all',
        conditions: [
          { kind: 'nth-order', from: 1, to: 1 },
          { kind: 'not', condition: { kind: 'bought-category', anyOf: ['Teaware'] } },
        ],
      },
      offers: [crossSell('Matcha Whisk Set'), crossSell('Basket Infuser'), crossSell('Tea Tin Copper')],
      howMany: 2,
    },
  },
  {
    name: 'September in Germany, Austria and Switzerland: honey for the cold',
    body: {
      condition: {
        kind: 'all',
        conditions: [
          { kind: 'country', anyOf: ['DE', 'AT', 'CH'] },
          { kind: 'date-range', from: '2026-09-01', to: '2026-09-30' },
        ],
      },
      offers: [crossSell('Heather Honey'), crossSell('Butter Shortbread')],
    },
  },
  {
    name: 'Everyone else: the discovery box',
    body: {
      condition: { kind: 'always' },
      offers: [crossSell('Tea Discovery Box'), crossSell('Frisian Rock Candy'), crossSell('Herbal Evening Box')],
      isFallback: true,
    },
  },
] as const
