import { describe, expect, test } from 'vitest'
import { chooseOffers } from '../../src/offers/choose.ts'
import type { Condition } from '../../src/offers/condition.ts'
import { describeRule, describeTrace } from '../../src/offers/describe.ts'
import { describeCondition, sayMoney } from '../../src/offers/describe-condition.ts'
import { explain } from '../../src/offers/evaluate.ts'
import type { Trace } from '../../src/offers/trace.ts'
import { activeRule, crossSell, factsFor, product, situation, variant } from './support/situations.ts'

const titles = { tea: 'Sencha', cup: 'Cup', pot: '' }
const facts = factsFor({ products: [product('tea', { tags: ['Green'], category: 'Tea' })] })
const not = (condition: Condition): Condition => ({ kind: 'not', condition })

describe('a condition in words, for an order of one tea at 12.00 EUR', () => {
  const bought = (...anyOf: string[]): Condition => ({ kind: 'bought-product', anyOf })
  const worth = (kind: 'order-at-least' | 'order-at-most', minor: number, currency = 'EUR'): Condition => ({
    ...{ kind, minor, currency },
  })
  test.each<[Condition, string]>([
    [{ kind: 'always' }, 'it fits every order'],
    [bought('cup', 'tea'), '‘Sencha’ is in the order'],
    [bought('cup'), '‘Cup’ is not in the order'],
    [bought('cup', 'pot'), 'nothing in the order is ‘Cup’ or ‘pot’'],
    [bought('a', 'b', 'c', 'd', 'e', 'f', 'g'), 'nothing in the order is ‘a’, ‘b’, ‘c’, ‘d’, ‘e’ or 2 more'],
    [{ kind: 'bought-tag', anyOf: ['green'] }, 'something in the order is tagged ‘green’'],
    [{ kind: 'bought-tag', anyOf: ['x', 'y', 'z'] }, 'nothing in the order is tagged ‘x’, ‘y’ or ‘z’'],
    [{ kind: 'bought-category', anyOf: ['Tea'] }, 'something in the order is in the category ‘Tea’'],
    [{ kind: 'bought-category', anyOf: ['Cups'] }, 'nothing in the order is in the category ‘Cups’'],
    [worth('order-at-least', 3000), 'the order is EUR 12.00, less than EUR 30.00'],
    [worth('order-at-least', 1200), 'the order is EUR 12.00, at least EUR 12.00'],
    [worth('order-at-most', 1000), 'the order is EUR 12.00, more than EUR 10.00'],
    [worth('order-at-most', 1300), 'the order is EUR 12.00, at most EUR 13.00'],
    [worth('order-at-least', 1, 'USD'), 'the order is in EUR, and the rule speaks of USD'],
    [{ kind: 'nth-order', from: 1 }, 'it is the customer’s 1st order'],
    [{ kind: 'nth-order', from: 2 }, 'it is the customer’s 1st order, not the 2nd or a later one'],
    [{ kind: 'nth-order', from: 3, to: 11 }, 'it is the customer’s 1st order, not the 3rd to 11th'],
    [{ kind: 'nth-order', from: 22, to: 22 }, 'it is the customer’s 1st order, not the 22nd'],
    [{ kind: 'country', anyOf: ['DE'] }, 'the order is from DE'],
    [{ kind: 'country', anyOf: ['AT', 'CH'] }, 'the order is from DE, not from AT or CH'],
    [{ kind: 'date-range', from: '2026-12-01' }, '2026-11-24 is before 2026-12-01'],
    [{ kind: 'date-range', to: '2026-11-01' }, '2026-11-24 is after 2026-11-01'],
    [{ kind: 'date-range', from: '2026-11-01' }, '2026-11-24 is not before 2026-11-01'],
    [{ kind: 'date-range', to: '2026-12-01' }, '2026-11-24 is not after 2026-12-01'],
    [{ kind: 'date-range', from: '2026-11-01', to: '2026-12-01' }, '2026-11-24 is between 2026-11-01 and 2026-12-01'],
    [not(bought('cup')), '‘Cup’ is not in the order'],
    [
      { kind: 'all', conditions: [bought('tea'), { kind: 'country', anyOf: ['DE'] }] },
      '‘Sencha’ is in the order, and the order is from DE',
    ],
    [{ kind: 'all', conditions: [bought('tea'), bought('cup')] }, '‘Cup’ is not in the order'],
    [{ kind: 'any', conditions: [bought('cup'), bought('tea')] }, '‘Sencha’ is in the order'],
    [
      { kind: 'any', conditions: [bought('cup'), bought('pot')] },
      '‘Cup’ is not in the order, and ‘pot’ is not in the order',
    ],
  ])('%j', (condition, words) => {
    expect(describeCondition(explain(condition, facts), titles)).toBe(words)
  })

  test('what is not known is said to be unknown', () => {
    const unknown = factsFor({ order: { nth: null, country: null } })
    const say = (condition: Condition) => describeCondition(explain(condition, unknown), {})
    expect(say({ kind: 'nth-order', from: 1 })).toBe('it is not known how many orders the customer has made')
    expect(say({ kind: 'country', anyOf: ['DE'] })).toBe('the order names no country')
  })
})

test('money is said with its code and its own decimals', () => {
  expect(sayMoney({ minor: '1230', currency: 'EUR' })).toBe('EUR 12.30')
  expect(sayMoney({ minor: 500, currency: 'JPY' })).toBe('JPY 500')
  expect(sayMoney({ minor: '9007199254740993', currency: 'KWD' })).toBe('KWD 9007199254740.993')
})

test('a whole decision reads as sentences, in the order in which things were asked', () => {
  const tooDear = product('pot', { title: 'Cast-iron pot', variants: [variant({ priceMinor: 9000n })] })
  const rules = [
    activeRule(
      { condition: { kind: 'order-at-least', minor: 3000, currency: 'EUR' }, offers: [crossSell('cup')] },
      'Tea lovers',
    ),
    activeRule({ offers: [crossSell('pot')], priceGapCap: { crossSell: { percentOfDearest: 400 } } }, 'Pots'),
    activeRule({ offers: [crossSell('tea'), crossSell('cup'), crossSell('can')] }, 'Cups'),
    { ...activeRule({ offers: [crossSell('can')] }), body: null },
  ]
  const here = situation({ products: [tooDear, product('cup', { title: 'Cup' })] })
  const trace: Trace = {
    ...chooseOffers(rules, here, 'offer').trace,
    discount: { kind: 'pool', pool: 'autumn', code: null },
    titles: { cup: 'Cup', pot: 'Cast-iron pot' },
  }
  expect(describeTrace(trace)).toEqual([
    'Rule ‘Tea lovers’ did not fit: the order is EUR 12.00, less than EUR 30.00.',
    'Rule ‘Pots’ fitted: it fits every order.',
    '‘Cast-iron pot’ was not offered: it costs more than the rule allows (EUR 90.00, at most EUR 48.00).',
    'Rule ‘Cups’ fitted: it fits every order.',
    '‘tea’ was not offered: it is in the order.',
    '‘Cup’ was offered at EUR 15.00.',
    '‘can’ was not offered: the store has told us of no such product.',
    'The rule behind it was not asked.',
    'The pool ‘autumn’ has no codes left, so the offer went without one: upload more.',
    'An offer was made.',
  ])
})

test('codes, unreadable rules and the other outcomes are said too', () => {
  const rule = { ruleId: '1', versionId: '1', version: 1, name: 'Old' }
  expect(describeRule({ kind: 'unreadable', rule }, {})).toEqual([
    'Rule ‘Old’ could not be read: open it and save it again.',
  ])
  const trace: Trace = { outcome: 'held-out', rules: [], rulesNotAsked: 2, discount: { kind: 'none' }, titles: {} }
  expect(describeTrace(trace)).toEqual([
    'The 2 rules behind it were not asked.',
    'The customer is held out, so that the offer’s effect can be measured: the mail carries no offer.',
  ])
  expect(describeTrace({ ...trace, discount: { kind: 'shared', code: 'TEA10' } })).toContain(
    'The offer carries the code TEA10.',
  )
  expect(describeTrace({ ...trace, discount: { kind: 'pool', pool: 'p', code: 'X1' } })).toContain(
    'The offer carries the code X1 of the pool ‘p’, for this customer alone.',
  )
})
