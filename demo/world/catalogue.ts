import type { Product, Variant } from './shop.ts'

/** Beyond 2^53, as Shopify's own test notifications are: an app that reads ids as numbers gets these wrong. */
const firstId = 7_400_000_000_000_000_003n

// title · category · tags · euros by variant · stock. Everyday teas have a better sister among the reserves.
const table = `
Earl Grey Classic        · Black tea  · everyday          · 100 g 8.90, 250 g 18.90  · 240
Assam Breakfast          · Black tea  · everyday          · 100 g 7.90, 250 g 16.90  · 310
Darjeeling House Blend   · Black tea  · everyday          · 100 g 9.90               · 180
Ceylon Orange Pekoe      · Black tea  · everyday          · 100 g 8.40               · 150
Sencha Daily             · Green tea  · everyday          · 100 g 9.40, 250 g 19.90  · 260
Jasmine Pearls Garden    · Green tea  · everyday          · 100 g 11.90              · 120
Gunpowder Mint           · Green tea  · everyday          · 100 g 8.90               · 200
East Frisian Blend       · Black tea  · everyday, bestseller · 100 g 7.40, 500 g 29.90 · 420
Rooibos Vanilla          · Herbal     · everyday, caffeine-free · 100 g 7.90         · 190
Camomile Meadow          · Herbal     · everyday, caffeine-free · 80 g 6.90          · 170
Peppermint Fields        · Herbal     · everyday, caffeine-free · 80 g 6.40          · 210
Fennel and Anise         · Herbal     · everyday, caffeine-free · 100 g 6.90         · 140
Berry Harvest            · Fruit      · everyday, caffeine-free · 100 g 7.90         · 230
Apple Cinnamon Evening   · Fruit      · everyday, caffeine-free · 100 g 7.90         · 160
Elderflower Summer       · Fruit      · seasonal, caffeine-free · 100 g 8.90         · 90
Winter Punch             · Fruit      · seasonal, caffeine-free · 100 g 8.90         · 0
Earl Grey Reserve        · Black tea  · reserve           · 100 g 16.90              · 80
Assam Golden Tips        · Black tea  · reserve           · 100 g 15.90              · 60
Darjeeling First Flush   · Black tea  · reserve           · 100 g 19.90              · 45
Ceylon Silver Needle     · White tea  · reserve           · 50 g 17.90               · 0
Gyokuro Uji              · Green tea  · reserve           · 50 g 18.90               · 40
Jasmine Dragon Reserve   · Green tea  · reserve           · 100 g 22.90              · 35
Matcha Ceremonial        · Green tea  · reserve           · 30 g 24.90               · 55
Frisian Gold Leaf        · Black tea  · reserve           · 100 g 14.90              · 110
Oolong Iron Goddess      · Oolong     · reserve           · 100 g 21.90              · 50
Pu-erh Seven Sons        · Oolong     · reserve           · 200 g 27.90              · 25
Tea Discovery Box        · Gift       · gift, sampler     · 12 teas 24.90            · 130
Herbal Evening Box       · Gift       · gift, sampler     · 8 teas 19.90             · 85
Grand Tasting Chest      · Gift       · gift              · 24 teas 59.00            · 30
Gift Card Envelope       · Gift       · gift              · one 2.90                 · 500
Glass Teapot 1 l         · Teaware    · teaware           · one 34.90                · 40
Cast-iron Teapot Kumo    · Teaware    · teaware           · one 69.00                · 12
Porcelain Cup Strandgut  · Teaware    · teaware           · one 14.90, pair 26.90    · 75
Basket Infuser           · Teaware    · teaware, small    · one 9.90                 · 160
Bamboo Tea Scoop         · Teaware    · teaware, small    · one 5.90                 · not counted
Tea Tin Copper           · Teaware    · teaware, small    · 125 g 12.90, 250 g 16.90 · 95
Matcha Whisk Set         · Teaware    · teaware           · one 29.90                · 0
Frisian Rock Candy       · Pantry     · sweet, small      · 500 g 4.90               · 340
Heather Honey            · Pantry     · sweet, small      · 250 g 8.90               · 120
Butter Shortbread        · Pantry     · sweet, small      · 200 g 6.90               · 180
`

export const catalogue: readonly Product[] = table.trim().split('\n').map(toProduct)

function toProduct(row: string, index: number): Product {
  const [title = '', category = '', tags = '', prices = '', stock = ''] = row.split('·').map((cell) => cell.trim())
  const id = String(firstId + BigInt(index) * 1000n)
  const variants = prices.split(', ').map((price, place) => toVariant(id, price, stock, place))
  return {
    id,
    title,
    handle: title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'),
    category,
    tags: tags.split(', '),
    variants,
  }
}

function toVariant(productId: string, price: string, stock: string, place: number): Variant {
  const words = price.split(' ')
  const title = words.slice(0, -1).join(' ')
  return {
    id: String(BigInt(productId) + BigInt(place) + 1n),
    title: title === 'one' ? 'Default Title' : title,
    sku: `NT-${productId.slice(-5)}-${place + 1}`,
    cents: Math.round(Number(words.at(-1)) * 100),
    stock: stock === 'not counted' ? null : Number(stock),
  }
}

/** Throws for a title that is not in the table: the rules below are written by hand. */
export function productTitled(title: string): Product {
  const found = catalogue.find((product) => product.title === title)
  if (!found) throw new Error(`the shop has no "${title}"`)
  return found
}

const byVariant = new Map(catalogue.flatMap((product) => product.variants.map((variant) => [variant.id, product])))

export function findByVariant(variantId: string): { product: Product; variant: Variant } | undefined {
  const product = byVariant.get(variantId)
  const variant = product?.variants.find(({ id }) => id === variantId)
  return product && variant ? { product, variant } : undefined
}

export function isInStock(product: Product): boolean {
  return product.variants.some(({ stock }) => stock === null || stock > 0)
}

/** Food is taxed at 7 %, everything else at 19 %, in thousandths. */
function taxThousandths(product: Product): number {
  return product.category === 'Teaware' || product.category === 'Gift' ? 190 : 70
}

/** The tax inside an amount with tax, in cents. */
export function taxWithin(cents: number, product: Product): number {
  return cents - Math.round((cents * 1000) / (1000 + taxThousandths(product)))
}
