import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  asGroup,
  blankDraft,
  blankLeaf,
  type Draft,
  moved,
  replaced,
  tidied,
  without,
} from '../../src/admin/rules/draft.ts'
import { leafKinds, leafLabels } from '../../src/admin/rules/leaf-words.ts'
import { mistakesIn } from '../../src/admin/rules/mistakes.ts'
import { type Condition, condition as conditionSchema } from '../../src/offers/condition.ts'

const tea: Condition = { kind: 'bought-tag', anyOf: ['tea'] }
const germany: Condition = { kind: 'country', anyOf: ['DE'] }

describe('the condition tree in the editor', () => {
  test('a single condition is shown as a group of one', () => {
    expect(asGroup(tea)).toEqual({ kind: 'all', conditions: [tea] })
    expect(asGroup({ kind: 'not', condition: tea })).toEqual({
      kind: 'all',
      conditions: [{ kind: 'not', condition: tea }],
    })
  })

  test('“every order” is shown as a group without conditions', () => {
    expect(asGroup({ kind: 'always' })).toEqual({ kind: 'all', conditions: [] })
  })

  test('a group stays as it is', () => {
    const group = { kind: 'any', conditions: [tea, germany] } as const
    expect(asGroup(group)).toBe(group)
  })

  test('nothing is saved as “every order”', () => {
    expect(tidied({ kind: 'all', conditions: [] })).toEqual({ kind: 'always' })
    expect(tidied({ kind: 'all', conditions: [{ kind: 'any', conditions: [] }] })).toEqual({ kind: 'always' })
  })

  test('a group of one is saved as what is in it', () => {
    expect(tidied({ kind: 'any', conditions: [tea] })).toEqual(tea)
    expect(tidied({ kind: 'all', conditions: [{ kind: 'any', conditions: [tea] }, germany] })).toEqual({
      kind: 'all',
      conditions: [tea, germany],
    })
  })

  test('“not” around nothing is dropped, around something kept', () => {
    expect(tidied({ kind: 'not', condition: { kind: 'all', conditions: [] } })).toEqual({ kind: 'always' })
    expect(tidied({ kind: 'not', condition: { kind: 'all', conditions: [tea] } })).toEqual({
      kind: 'not',
      condition: tea,
    })
  })

  const tree = fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<Condition>(tea, germany, { kind: 'nth-order', from: 2 }),
      fc.record({
        kind: fc.constantFrom('all' as const, 'any' as const),
        conditions: fc.array(tie('node'), { maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('not' as const), condition: tie('node') }),
    ),
  })).node

  test('whatever is clicked together, what is saved is a tree the app can read', () => {
    fc.assert(
      fc.property(tree, (made) => {
        expect(conditionSchema.safeParse(tidied(made)).success).toBe(true)
      }),
    )
  })

  test('tidying twice changes nothing more', () => {
    fc.assert(
      fc.property(tree, (made) => {
        expect(tidied(tidied(made))).toEqual(tidied(made))
      }),
    )
  })
})

describe('lists in the editor', () => {
  test('an item is moved up or down, and never out of the list', () => {
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
    expect(moved(['a', 'b'], 1, 5)).toEqual(['a', 'b'])
    expect(moved(['a'], 3, 0)).toEqual(['a'])
  })

  test('moving loses nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.nat(9), fc.integer({ min: -2, max: 9 }), (items, from, to) => {
        expect(moved(items, from, to).toSorted()).toEqual(items.toSorted())
      }),
    )
  })

  test('one item is replaced or taken out by its place', () => {
    expect(replaced(['a', 'b'], 1, 'x')).toEqual(['a', 'x'])
    expect(without(['a', 'b', 'a'], 0)).toEqual(['b', 'a'])
  })
})

describe('new conditions', () => {
  test('every kind in the menu has a name and a blank to begin with', () => {
    for (const kind of leafKinds) {
      expect(leafLabels[kind]).not.toBe('')
      expect(blankLeaf(kind, 'EUR').kind).toBe(kind)
    }
  })

  test('an amount begins in the store’s currency', () => {
    expect(blankLeaf('order-at-least', 'JPY')).toEqual({ kind: 'order-at-least', minor: 0, currency: 'JPY' })
  })
})

describe('what keeps a rule from being saved', () => {
  const ready: Draft = {
    ...blankDraft(),
    name: 'Teapot for tea',
    body: { ...blankDraft().body, offers: [{ kind: 'cross-sell', productExternalId: '2' }] },
  }
  const mistakes = (changes: Partial<Draft['body']>) => mistakesIn({ ...ready, body: { ...ready.body, ...changes } })

  test('a whole rule has no mistakes', () => {
    expect(mistakesIn(ready)).toEqual([])
  })

  test('a new rule lacks a name and a product', () => {
    expect(mistakesIn(blankDraft())).toEqual(['Name: must not be empty', 'Offer: has no product to offer'])
  })

  test('a condition that is not filled in is named by its part of the page', () => {
    expect(mistakes({ condition: { kind: 'all', conditions: [{ kind: 'bought-tag', anyOf: [] }] } })).toEqual([
      'When: names nothing',
    ])
  })

  test('an empty group is no mistake: it says nothing', () => {
    expect(mistakes({ condition: { kind: 'all', conditions: [{ kind: 'any', conditions: [] }] } })).toEqual([])
  })

  test('nonsense is named as nonsense', () => {
    const conditions: Condition[] = [
      { kind: 'order-at-least', minor: 5000, currency: 'EUR' },
      { kind: 'order-at-most', minor: 100, currency: 'EUR' },
    ]
    expect(mistakes({ condition: { kind: 'all', conditions } })).toEqual([
      'When: asks for at least more than its at most, which no order fits',
    ])
  })

  test('a product offered twice is named by its place', () => {
    const offers: Draft['body']['offers'] = [
      { kind: 'cross-sell', productExternalId: '2' },
      { kind: 'upgrade', productExternalId: '2' },
    ]
    expect(mistakes({ offers })).toEqual(['Offer 2: offers product "2" a second time'])
  })

  test('a discount without its code is not saved', () => {
    expect(mistakes({ discount: { kind: 'shared', code: '' } })[0]).toMatch(/^Discount: /)
    expect(mistakes({ discount: { kind: 'pool', pool: '' } })[0]).toMatch(/^Discount: /)
  })
})
