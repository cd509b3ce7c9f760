import type { Catalog } from '../../../src/catalog/find-catalog.ts'
import type { Condition } from '../../../src/offers/condition.ts'
import type { OrderTold } from '../../../src/offers/facts.ts'

export interface Shop {
  readonly rules: readonly { readonly id: string; readonly condition: Condition }[]
  readonly orders: readonly OrderTold[]
  readonly catalog: Catalog
}

const products = 200
const tags = ['tea', 'coffee', 'gift', 'new', 'sale', 'organic', 'decaf', 'bulk']
const categories = ['Drinks', 'Cups', 'Sweets', 'Books']
const countries = ['DE', 'AT', 'CH', 'FR', 'NL', 'GB']

/** A made-up shop, the same on every run. */
export function makeShop(rules: number, orders: number): Shop {
  const dice = rolling(20_261_124)
  return {
    rules: Array.from({ length: rules }, (_, place) => ({
      id: `rule-${place}`,
      condition: makeCondition(place, dice),
    })),
    orders: Array.from({ length: orders }, () => makeOrder(dice)),
    catalog: makeCatalog(dice),
  }
}

type Dice = (sides: number) => number

/** Park and Miller's generator: enough to mix, and it needs no seed from the machine. */
function rolling(seed: number): Dice {
  let state = seed % 2_147_483_647
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647
    return state % sides
  }
}

function pick<T>(dice: Dice, many: number, from: readonly T[]): T[] {
  const start = dice(from.length)
  return Array.from({ length: many }, (_, step) => from[(start + step) % from.length]).filter(
    (one) => one !== undefined,
  )
}

const ids = Array.from({ length: products }, (_, place) => `gid-${10_000_000_000 + place}`)

/** Six shapes that shops use, in turn. */
function makeCondition(place: number, dice: Dice): Condition {
  const bought: Condition = { kind: 'bought-product', anyOf: pick(dice, 1 + dice(6), ids) }
  const tagged: Condition = { kind: 'bought-tag', anyOf: pick(dice, 2, tags) }
  const worth: Condition = { kind: 'order-at-least', minor: 2000 + dice(6000), currency: 'EUR' }
  const from: Condition = { kind: 'country', anyOf: pick(dice, 2, countries) }
  const nth: Condition = { kind: 'nth-order', from: 1 + dice(3) }
  const season: Condition = { kind: 'date-range', from: '2026-11-01', to: '2026-12-24' }
  const shapes: Condition[] = [
    { kind: 'all', conditions: [tagged, worth] },
    { kind: 'all', conditions: [season, from, { kind: 'any', conditions: [bought, tagged] }] },
    { kind: 'all', conditions: [nth, { kind: 'not', condition: tagged }] },
    { kind: 'any', conditions: [bought, { kind: 'all', conditions: [worth, from] }] },
    { kind: 'all', conditions: [{ kind: 'bought-category', anyOf: pick(dice, 1, categories) }, worth, nth] },
    bought,
  ]
  return shapes[place % shapes.length] ?? bought
}

function makeOrder(dice: Dice): OrderTold {
  const lines = pick(dice, 1 + dice(5), ids).map((productExternalId) => ({
    productExternalId,
    unitMinor: BigInt(500 + dice(4000)),
  }))
  return {
    currency: dice(10) === 0 ? 'CHF' : 'EUR',
    itemsMinor: lines.reduce((sum, line) => sum + line.unitMinor, 0n),
    nth: 1 + dice(6),
    country: countries[dice(countries.length)] ?? null,
    date: dice(2) === 0 ? '2026-11-24' : '2026-10-02',
    lines,
  }
}

function makeCatalog(dice: Dice): Catalog {
  const made = ids.map((externalId) => {
    const category = categories[dice(categories.length)] ?? null
    const shown = { title: externalId, url: null, imageUrl: null, isActive: true, isDeleted: false, variants: [] }
    return [externalId, { externalId, category, tags: pick(dice, dice(3), tags), ...shown }] as const
  })
  return new Map(made)
}
