import { describe, expect, test } from 'vitest'
import { AppError } from '../../src/errors.ts'
import { parseRuleBody } from '../../src/offers/rule.ts'
import { crossSell, upgrade } from './support/situations.ts'

const always = { kind: 'always' }
const offers = [crossSell('cup')]

function refusal(body: unknown): string {
  try {
    parseRuleBody(body)
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    expect(error).toMatchObject({ code: 'bad-rule', status: 422 })
    return String(error)
  }
  throw new Error('the rule was taken')
}

test('a rule with the least said offers one product, without a discount, cap or fallback', () => {
  expect(parseRuleBody({ condition: always, offers })).toEqual({
    ...{ condition: always, offers, howMany: 1, priceGapCap: {}, discount: { kind: 'none' }, isFallback: false },
  })
})

test('a rule with everything said is taken as it is', () => {
  const body = {
    condition: {
      kind: 'all',
      conditions: [
        { kind: 'any', conditions: [{ kind: 'bought-product', anyOf: ['9007199254740993'] }, always] },
        { kind: 'not', condition: { kind: 'bought-tag', anyOf: ['Gift'] } },
        { kind: 'bought-category', anyOf: ['Tea'] },
        { kind: 'order-at-least', minor: 1, currency: 'EUR' },
        { kind: 'order-at-most', minor: 9_000_000_000, currency: 'EUR' },
        { kind: 'nth-order', from: 2, to: 2 },
        { kind: 'country', anyOf: ['DE', 'AT'] },
        { kind: 'date-range', from: '2026-11-24', to: '2026-11-24' },
      ],
    },
    offers: [upgrade('big', 'small'), upgrade('bigger'), crossSell('cup', 'cup-red')],
    howMany: 2,
    priceGapCap: {
      upgrade: { percent: 50, above: { minor: 2000, currency: 'EUR' } },
      crossSell: { percentOfDearest: 400 },
    },
    discount: { kind: 'pool', pool: 'autumn', percentOff: 10 },
    isFallback: true,
  }
  expect(parseRuleBody(body)).toEqual(body)
})

test('countries are kept in upper case, and texts without the blanks around them', () => {
  const body = parseRuleBody({ condition: { kind: 'country', anyOf: ['de '] }, offers: [crossSell(' cup ')] })
  expect(body).toMatchObject({ condition: { anyOf: ['DE'] }, offers: [{ productExternalId: 'cup' }] })
})

describe('nonsense in a condition is refused in words that say where and why', () => {
  const eur = (kind: string, minor: number) => ({ kind, minor, currency: 'EUR' })
  test.each([
    ['an unknown kind', { kind: 'full-moon' }, /condition, kind: is not a condition this version knows/],
    ['no condition', undefined, /condition: is not a condition/],
    ['no products', { kind: 'bought-product', anyOf: [] }, /condition, anyOf: names nothing/],
    ['a blank product', { kind: 'bought-product', anyOf: [' '] }, /condition, anyOf 1: must not be empty/],
    ['a NUL', { kind: 'bought-tag', anyOf: ['a\0b'] }, /cannot be stored/],
    ['half a surrogate pair', { kind: 'bought-tag', anyOf: ['\ud83d'] }, /cannot be stored/],
    ['a product id that went through a JSON number', { kind: 'bought-product', anyOf: [42] }, /expected string/],
    ['a threshold of zero', eur('order-at-least', 0), /must be more than zero/],
    ['a threshold in fractions of a cent', eur('order-at-least', 12.5), /whole number of minor units/],
    ['a threshold no number holds exactly', eur('order-at-least', 2 ** 60), /condition, minor/],
    [
      'a currency in lower case',
      { kind: 'order-at-most', minor: 1, currency: 'eur' },
      /three-letter currency such as EUR/,
    ],
    ['the zeroth order', { kind: 'nth-order', from: 0 }, /must be 1 or more/],
    ['orders 3 to 2', { kind: 'nth-order', from: 3, to: 2 }, /ends before it begins/],
    ['a country that is none', { kind: 'country', anyOf: ['Germany'] }, /two-letter country such as DE/],
    ['no day at all', { kind: 'date-range' }, /needs a first or a last day/],
    ['a day that does not exist', { kind: 'date-range', from: '2026-02-30' }, /Invalid ISO date/],
    ['a range that ends first', { kind: 'date-range', from: '2026-12-02', to: '2026-12-01' }, /ends before it begins/],
    ['an empty all', { kind: 'all', conditions: [] }, /has no conditions in it/],
    ['not always', { kind: 'not', condition: always }, /no order fits/],
    [
      'more than its most',
      { kind: 'all', conditions: [eur('order-at-least', 5), eur('order-at-most', 4)] },
      /no order fits/,
    ],
    ['a misspelt field', { kind: 'nth-order', from: 1, too: 2 }, /Unrecognized key/],
    [
      'two currencies at once',
      { kind: 'all', conditions: [eur('order-at-least', 1), { kind: 'order-at-most', minor: 2, currency: 'USD' }] },
      /two currencies at once/,
    ],
  ])('%s', (_, condition, words) => {
    expect(refusal({ condition, offers })).toMatch(words)
  })
})

test('a condition may be six deep and no deeper', () => {
  const nested = (depth: number): unknown =>
    depth === 1 ? { kind: 'nth-order', from: 1 } : { kind: 'not', condition: nested(depth - 1) }
  expect(parseRuleBody({ condition: nested(6), offers })).toBeDefined()
  expect(refusal({ condition: nested(7), offers })).toMatch(/nested more than 6 deep/)
})

test('a body nested without end is refused without running out of stack', () => {
  let condition: unknown = { kind: 'always' }
  for (let depth = 0; depth < 200_000; depth += 1) condition = { kind: 'not', condition }
  expect(refusal({ condition, offers })).toMatch(/nested too deep/)
})

test('a condition has at most a hundred parts', () => {
  const parts = (count: number) => Array.from({ length: count }, () => ({ kind: 'nth-order', from: 1 }))
  expect(parseRuleBody({ condition: { kind: 'any', conditions: parts(99) }, offers })).toBeDefined()
  expect(refusal({ condition: { kind: 'any', conditions: parts(100) }, offers })).toMatch(/more than 100 parts/)
})

describe('nonsense in what is offered is refused', () => {
  test.each([
    ['nothing to offer', { offers: [] }, /offers: has no product to offer/],
    ['three at once', { howMany: 3 }, /howMany: must be 1 or 2/],
    [
      'a bundle',
      { offers: [{ kind: 'bundle', productExternalId: 'cup' }] },
      /offers 1, kind: must be an upgrade or a cross-sell/,
    ],
    [
      'one product twice',
      { offers: [crossSell('cup'), upgrade('cup')] },
      /offers 2: offers product "cup" a second time/,
    ],
    [
      'an upgrade of itself',
      { offers: [upgrade('cup', 'cup')] },
      /offers 1: product "cup" cannot be an upgrade of itself/,
    ],
    ['a cross-sell that replaces', { offers: [{ ...crossSell('cup'), replaces: 'tea' }] }, /Unrecognized key/],
    ['a cap without a limit', { priceGapCap: { upgrade: {} } }, /priceGapCap, upgrade: sets no limit/],
    ['a cap of zero percent', { priceGapCap: { crossSell: { percentOfDearest: 0 } } }, /percentOfDearest/],
    ['101 % off', { discount: { kind: 'shared', code: 'A', percentOff: 101 } }, /discount, percentOff/],
    ['a shared code without a code', { discount: { kind: 'shared' } }, /discount, code/],
    ['a pool without a name', { discount: { kind: 'pool', pool: '' } }, /discount, pool: must not be empty/],
    ['an unknown discount', { discount: { kind: 'free' } }, /must be none, shared or pool/],
  ])('%s', (_, changes, words) => {
    expect(refusal({ condition: always, offers, ...changes })).toMatch(words)
  })
})

test.each([[null], [undefined], ['rule'], [7], [[]]])('what is no rule at all is refused: %s', (body) => {
  expect(refusal(body)).toMatch(/The rule cannot be saved/)
})

test('every mistake is named at once', () => {
  const words = refusal({ condition: { kind: 'nth-order', from: 0 }, offers: [], howMany: 9 })
  expect(words).toMatch(/condition, from.*; offers: .*; howMany: /)
})
