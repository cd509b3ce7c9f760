import { describe, expect, test } from 'vitest'
import { conditionText, summaryOf } from '../../src/admin/rules/summary.ts'
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
    [{ kind: 'bought-tag', anyOf: ['green'] }, 'something in it is tagged “green”'],
    [{ kind: 'bought-category', anyOf: ['Tea', 'Pots'] }, 'something in it is in the category “Tea” or “Pots”'],
    [{ kind: 'order-at-least', minor: 4000, currency: 'EUR' }, 'it is worth at least €40.00'],
    [{ kind: 'order-at-most', minor: 4000, currency: 'JPY' }, 'it is worth at most JP¥4,000'],
    [{ kind: 'nth-order', from: 1 }, 'it is any order of the customer'],
    [{ kind: 'nth-order', from: 2 }, 'it is the customer’s order 2 or later'],
    [{ kind: 'nth-order', from: 1, to: 1 }, 'it is the customer’s order 1'],
    [{ kind: 'nth-order', from: 2, to: 4 }, 'it is the customer’s order 2 to 4'],
    [{ kind: 'country', anyOf: ['DE', 'AT', 'CH'] }, 'it is from DE, AT or CH'],
    [{ kind: 'date-range', from: '2026-12-01' }, 'the day is 2026-12-01 or later'],
    [{ kind: 'date-range', to: '2026-12-24' }, 'the day is 2026-12-24 or earlier'],
    [{ kind: 'date-range', from: '2026-12-01', to: '2026-12-24' }, 'the day is from 2026-12-01 to 2026-12-24'],
    [{ kind: 'not', condition: { kind: 'country', anyOf: ['US'] } }, 'it is not so that it is from US'],
  ])('%j', (condition, text) => {
    expect(say(condition)).toBe(text)
  })

  test('one that is still being filled in shows where something is missing', () => {
    expect(say({ kind: 'bought-tag', anyOf: [] })).toBe('something in it is tagged …')
    expect(say({ kind: 'date-range' })).toBe('the day is … or earlier')
  })
})

describe('groups', () => {
  const tea: Condition = { kind: 'bought-tag', anyOf: ['tea'] }
  const germany: Condition = { kind: 'country', anyOf: ['DE'] }
  const first: Condition = { kind: 'nth-order', from: 1, to: 1 }

  test('brackets stand only where the sentence could be read two ways', () => {
    expect(say({ kind: 'all', conditions: [tea, germany, first] })).not.toContain('(')
    expect(say({ kind: 'all', conditions: [tea, { kind: 'any', conditions: [germany, first] }] })).toBe(
      'something in it is tagged “tea” and (it is from DE or it is the customer’s order 1)',
    )
    expect(say({ kind: 'all', conditions: [tea, { kind: 'any', conditions: [germany] }] })).not.toContain('(')
  })

  test('an empty group says nothing', () => {
    expect(say({ kind: 'all', conditions: [] })).toBe('')
    expect(say({ kind: 'any', conditions: [{ kind: 'always' }, tea] })).toBe('something in it is tagged “tea”')
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
