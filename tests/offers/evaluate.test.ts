import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Condition } from '../../src/offers/condition.ts'
import { explain, explainLeaf, findObstacle, matches } from '../../src/offers/evaluate.ts'
import { trace } from '../../src/offers/trace.ts'
import { aCondition, someFacts } from './support/arbitraries.ts'
import { factsFor, product } from './support/situations.ts'

const tea = product('tea', { tags: ['Green', 'Gift idea'], category: 'Loose Tea' })
const atLeast = (minor: number, currency = 'EUR'): Condition => ({ kind: 'order-at-least', minor, currency })
const atMost = (minor: number, currency = 'EUR'): Condition => ({ kind: 'order-at-most', minor, currency })
const nth = (from: number, to?: number): Condition => ({ kind: 'nth-order', from, to })
const days = (from?: string, to?: string): Condition => ({ kind: 'date-range', from, to })

describe('one leaf against an order of one tea at 12.00 EUR', () => {
  test.each<[string, Condition, boolean]>([
    ['always fits', { kind: 'always' }, true],
    ['a bought product', { kind: 'bought-product', anyOf: ['cup', 'tea'] }, true],
    ['a product that was not bought', { kind: 'bought-product', anyOf: ['cup'] }, false],
    ['a product id in another case is another product', { kind: 'bought-product', anyOf: ['TEA'] }, false],
    ['a tag in any case', { kind: 'bought-tag', anyOf: ['gift IDEA'] }, true],
    ['half a tag', { kind: 'bought-tag', anyOf: ['gift'] }, false],
    ['a category in any case', { kind: 'bought-category', anyOf: ['loose tea'] }, true],
    ['another category', { kind: 'bought-category', anyOf: ['Tea'] }, false],
    ['a threshold met exactly', atLeast(1200), true],
    ['a threshold one cent above', atLeast(1201), false],
    ['a threshold in another currency never fires', atLeast(1, 'USD'), false],
    ['a ceiling met exactly', atMost(1200), true],
    ['a ceiling one cent below', atMost(1199), false],
    ['a ceiling in another currency never fires', atMost(999_999, 'USD'), false],
    ['the first order', nth(1, 1), true],
    ['the second and later', nth(2), false],
    ['the first to third', nth(1, 3), true],
    ['the right country', { kind: 'country', anyOf: ['AT', 'DE'] }, true],
    ['another country', { kind: 'country', anyOf: ['AT'] }, false],
    ['the first day of a range', days('2026-11-24', '2026-12-24'), true],
    ['the last day of a range', days('2026-11-01', '2026-11-24'), true],
    ['the day before a range', days('2026-11-25'), false],
    ['the day after a range', days(undefined, '2026-11-23'), false],
  ])('%s', (_, condition, expected) => {
    const facts = factsFor({ products: [tea] })
    expect(matches(condition, facts)).toBe(expected)
    expect(explain(condition, facts).held).toBe(expected)
    expect(findObstacle(condition, facts) === undefined).toBe(expected)
  })
})

describe('what is not known of an order', () => {
  test.each<[string, Condition]>([
    ['no nth', nth(1)],
    ['no country', { kind: 'country', anyOf: ['DE'] }],
    ['no products named by the platform', { kind: 'bought-product', anyOf: ['null', 'tea'] }],
    ['no tags, as the catalog does not know the product', { kind: 'bought-tag', anyOf: ['green'] }],
  ])('%s: the leaf does not hold', (_, condition) => {
    const order = { nth: null, country: null, lines: [{ productExternalId: null, unitMinor: 1200n }] }
    expect(matches(condition, factsFor({ order, products: [tea] }))).toBe(false)
  })

  test('an order of nothing is below every threshold and has no dearest item', () => {
    const facts = factsFor({ order: { itemsMinor: 0n, lines: [] } })
    expect(matches(atLeast(1), facts)).toBe(false)
    expect(matches(atMost(1), facts)).toBe(true)
    expect(facts.dearestMinor).toBeNull()
  })
})

test('an order beyond 2^53 minor units is compared exactly', () => {
  const facts = factsFor({ order: { itemsMinor: 2n ** 53n + 1n } })
  expect(matches(atMost(Number.MAX_SAFE_INTEGER), facts)).toBe(false)
  expect(explainLeaf({ kind: 'order-at-most', minor: 5, currency: 'EUR' }, facts)).toMatchObject({
    got: { minor: '9007199254740993' },
  })
})

test('a country in lower case is the same country', () => {
  expect(matches({ kind: 'country', anyOf: ['DE'] }, factsFor({ order: { country: 'de' } }))).toBe(true)
})

test('the obstacle is the first leaf that decided: under not, one that holds', () => {
  const facts = factsFor()
  const bought: Condition = { kind: 'bought-product', anyOf: ['tea'] }
  const condition: Condition = { kind: 'all', conditions: [nth(1), { kind: 'not', condition: bought }, atLeast(9999)] }
  expect(findObstacle(condition, facts)).toBe(bought)
})

test('when every part of an any fails, the first is the obstacle', () => {
  const condition: Condition = { kind: 'any', conditions: [atLeast(5000), nth(2)] }
  expect(findObstacle(condition, factsFor())).toMatchObject({ kind: 'order-at-least', minor: 5000 })
})

test('a trace of a rule that names hundreds of products keeps five and counts the rest', () => {
  const anyOf = Array.from({ length: 300 }, (_, place) => `p${place}`)
  expect(explainLeaf({ kind: 'bought-product', anyOf }, factsFor())).toMatchObject({
    ...{ wanted: ['p0', 'p1', 'p2', 'p3', 'p4'], more: 295, got: null },
  })
})

describe('whatever the condition and the order', () => {
  test('not not c says what c says', () => {
    check((c, facts) => {
      const twice: Condition = { kind: 'not', condition: { kind: 'not', condition: c } }
      expect(matches(twice, facts)).toBe(matches(c, facts))
    })
  })

  test('all and any are each other under not', () => {
    fc.assert(
      fc.property(fc.array(aCondition, { minLength: 1, maxLength: 4 }), someFacts, (conditions, facts) => {
        const not = (condition: Condition): Condition => ({ kind: 'not', condition })
        const noneOf: Condition = { kind: 'all', conditions: conditions.map(not) }
        expect(matches(not({ kind: 'any', conditions }), facts)).toBe(matches(noneOf, facts))
        const notEach: Condition = { kind: 'any', conditions: conditions.map(not) }
        expect(matches(not({ kind: 'all', conditions }), facts)).toBe(matches(notEach, facts))
      }),
    )
  })

  test('the verdict, the obstacle and the explanation agree', () => {
    check((c, facts) => {
      const verdict = matches(c, facts)
      expect(findObstacle(c, facts) === undefined).toBe(verdict)
      expect(findObstacle(c, facts, false) === undefined).toBe(!verdict)
      expect(explain(c, facts).held).toBe(verdict)
    })
  })

  test('an explanation survives JSON and the trace’s own schema', () => {
    check((condition, facts) => {
      const rule = { ruleId: '1', versionId: '1', version: 1, name: 'r' }
      const rules = [{ kind: 'fitted', rule, condition: explain(condition, facts), products: [] }]
      const kept = { outcome: 'offered', rules, rulesNotAsked: 0, discount: { kind: 'none' }, titles: {} }
      const stored: unknown = JSON.parse(JSON.stringify(kept))
      expect(trace.parse(stored)).toEqual(stored)
    })
  })
})

function check(holds: (condition: Condition, facts: ReturnType<typeof factsFor>) => void): void {
  fc.assert(fc.property(aCondition, someFacts, holds))
}
