import { describe, expect, test } from 'vitest'
import { conditionText } from '../../src/admin/rules/condition-text.ts'
import { summaryOf } from '../../src/admin/rules/summary.ts'
import type { Condition } from '../../src/offers/condition.ts'
import { type RuleBody, ruleBody } from '../../src/offers/rule.ts'

const titles: Readonly<Record<string, string>> = { '1': 'Sencha', '2': 'Teapot', '3': 'Gyokuro' }
const titleOf = (id: string) => titles[id] ?? id
const say = (condition: Condition) => conditionText(condition, titleOf, 'en-GB')

function rule(changes: Partial<RuleBody>): RuleBody {
  const offers = [{ kind: 'cross-sell', productExternalId: '2' }]
  return ruleBody.parse({ condition: { kind: 'always' }, offers, ...changes })
}
const summary = (changes: Partial<RuleBody>) => summaryOf(rule(changes), titleOf, 'en-GB')

describe('one condition', () => {
  test.each<[Condition, string]>([
    [{ kind: 'bought-product', anyOf: ['1'] }, 'the order has “Sencha”'],
    [{ kind: 'bought-product', anyOf: ['1', '2', '9'] }, 'the order has “Sencha”, “Teapot” or “9”'],
    [{ kind: 'bought-tag', anyOf: ['green'] }, 'something in the order is tagged “green”'],
    [{ kind: 'bought-category', anyOf: ['Tea', 'Pots'] }, 'something in the order is in the category “Tea” or “Pots”'],
    [{ kind: 'order-at-least', minor: 4000, currency: 'EUR' }, 'the order is worth at least €40.00'],
    [{ kind: 'order-at-most', minor: 4000, currency: 'JPY' }, 'the order is worth at most JP¥4,000'],
    [{ kind: 'nth-order', from: 1 }, 'it is any order of the customer'],
    [{ kind: 'nth-order', from: 2 }, 'it is the customer’s 2nd order or a later one'],
    [{ kind: 'nth-order', from: 1, to: 1 }, 'it is the customer’s first order'],
    [{ kind: 'nth-order', from: 2, to: 4 }, 'it is the customer’s 2nd to 4th order'],
    [{ kind: 'country', anyOf: ['DE', 'AT', 'CH'] }, 'the order is from DE, AT or CH'],
    [{ kind: 'date-range', from: '2026-12-01' }, 'the day is 2026-12-01 or later'],
    [{ kind: 'date-range', to: '2026-12-24' }, 'the day is 2026-12-24 or earlier'],
    [{ kind: 'date-range', from: '2026-12-01', to: '2026-12-24' }, 'the day is from 2026-12-01 to 2026-12-24'],
    [{ kind: 'not', condition: { kind: 'country', anyOf: ['US'] } }, 'the order is not from US'],
  ])('%j', (condition, text) => {
    expect(say(condition)).toBe(text)
  })

  test('one that is still being filled in shows where something is missing', () => {
    expect(say({ kind: 'bought-tag', anyOf: [] })).toBe('something in the order is tagged …')
    expect(say({ kind: 'date-range' })).toBe('the day is … or earlier')
  })
})

describe('one condition turned round', () => {
  test.each<[Condition, string]>([
    [{ kind: 'bought-product', anyOf: ['1', '2'] }, 'the order has neither “Sencha” nor “Teapot”'],
    [{ kind: 'bought-tag', anyOf: ['sale'] }, 'nothing in the order is tagged “sale”'],
    [{ kind: 'order-at-least', minor: 4000, currency: 'EUR' }, 'the order is worth less than €40.00'],
    [{ kind: 'order-at-most', minor: 4000, currency: 'EUR' }, 'the order is worth more than €40.00'],
    [{ kind: 'nth-order', from: 1, to: 1 }, 'it is not the customer’s first order'],
    [{ kind: 'date-range', from: '2026-12-01' }, 'the day is not 2026-12-01 or later'],
    [{ kind: 'not', condition: { kind: 'country', anyOf: ['US'] } }, 'the order is from US'],
    [{ kind: 'any', conditions: [] }, ''],
  ])('not %j', (condition, text) => {
    expect(say({ kind: 'not', condition })).toBe(text)
  })

  test('a whole group is denied in brackets', () => {
    const conditions: Condition[] = [
      { kind: 'country', anyOf: ['US'] },
      { kind: 'nth-order', from: 2 },
    ]
    expect(say({ kind: 'not', condition: { kind: 'any', conditions } })).toBe(
      'it is not so that (the order is from US or it is the customer’s 2nd order or a later one)',
    )
  })
})

describe('groups', () => {
  const tea: Condition = { kind: 'bought-tag', anyOf: ['tea'] }
  const germany: Condition = { kind: 'country', anyOf: ['DE'] }
  const first: Condition = { kind: 'nth-order', from: 1, to: 1 }

  test('brackets stand only where the sentence could be read two ways', () => {
    expect(say({ kind: 'all', conditions: [tea, germany, first] })).not.toContain('(')
    expect(say({ kind: 'all', conditions: [tea, { kind: 'any', conditions: [germany, first] }] })).toBe(
      'something in the order is tagged “tea” and (the order is from DE or it is the customer’s first order)',
    )
    expect(say({ kind: 'all', conditions: [tea, { kind: 'any', conditions: [germany] }] })).not.toContain('(')
  })

  test('an empty group says nothing', () => {
    expect(say({ kind: 'all', conditions: [] })).toBe('')
    expect(say({ kind: 'any', conditions: [{ kind: 'always' }, tea] })).toBe('something in the order is tagged “tea”')
  })
})

describe('a whole rule', () => {
  test('without conditions it is for every order', () => {
    expect(summary({})).toBe('For every order, offer “Teapot”.')
  })

  test('several products are an order of preference', () => {
    const offers: RuleBody['offers'] = [
      { kind: 'upgrade', productExternalId: '3', replaces: '1' },
      { kind: 'upgrade', productExternalId: '2' },
    ]
    expect(summary({ offers })).toBe(
      'For every order, offer the first one that may be offered of “Gyokuro” as an upgrade of “Sencha”, then “Teapot” as an upgrade.',
    )
    expect(summary({ offers, howMany: 2 })).toContain('offer “Gyokuro” as an upgrade of “Sencha” and “Teapot” as')
  })

  test('its discount is named with what it takes off', () => {
    expect(summary({ discount: { kind: 'shared', code: 'TEA10', percentOff: 10 } })).toBe(
      'For every order, offer “Teapot”, with the code TEA10 (10 % off).',
    )
    expect(summary({ discount: { kind: 'pool', pool: 'winter' } })).toContain(
      'a code of its own from the pool “winter”',
    )
  })

  test('its price limits come last', () => {
    const above = { minor: 500, currency: 'EUR' }
    const text = summary({ priceGapCap: { upgrade: { percent: 40, above }, crossSell: { percentOfDearest: 60 } } })
    expect(text).toContain('An upgrade costs at most 40 % more. An upgrade costs at most €5.00 more.')
    expect(text).toContain('A cross-sell costs at most 60 % of the order’s dearest item.')
  })

  test('a rule without a product yet says so', () => {
    expect(summaryOf({ ...rule({}), offers: [] }, titleOf)).toBe('For every order, offer … no product yet.')
  })
})
