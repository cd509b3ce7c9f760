import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseOffers } from '../../src/offers/choose.ts'
import { decisionOf, readDecision } from '../../src/offers/decision.ts'
import { describeTrace } from '../../src/offers/describe.ts'
import type { CodeDrawn } from '../../src/offers/draw-codes.ts'
import { aCondition, someOrder, someProducts } from './support/arbitraries.ts'
import { activeRule, crossSell, situation, upgrade } from './support/situations.ts'

const discounts = [
  { kind: 'none' },
  { kind: 'shared', code: 'TEA10', percentOff: 10 },
  { kind: 'pool', pool: 'autumn', percentOff: 5 },
]

const aRule = fc
  .record({ condition: aCondition, discount: fc.constantFrom(...discounts), howMany: fc.constantFrom(1, 2) })
  .filter(({ condition }) => isSense(condition))
  .map((body) => activeRule({ ...body, offers: [upgrade('can'), crossSell('cup'), crossSell('pot')] }))

/** Random conditions may be nonsense that the schema refuses. */
function isSense(condition: unknown): boolean {
  try {
    activeRule({ condition, offers: [crossSell('cup')] })
    return true
  } catch {
    return false
  }
}

const decisions = fc
  .record({
    rules: fc.array(aRule, { maxLength: 3 }),
    told: fc.record({ order: someOrder, products: someProducts }),
    arm: fc.constantFrom('offer' as const, 'held-out' as const),
    drawn: fc.constantFrom<(CodeDrawn | undefined)[]>(undefined, { pool: 'autumn', code: 'A1' }),
  })
  .map(({ rules, told, arm, drawn }) => {
    const here = situation(told)
    return decisionOf(chooseOffers(rules, here, arm), drawn, here.catalog)
  })

test('whatever is decided comes back from its row as it was', () => {
  fc.assert(
    fc.property(decisions, (decision) => {
      const { offers, trace }: { offers: unknown; trace: unknown } = JSON.parse(JSON.stringify(decision, withoutIds))
      const read = readDecision({ ruleVersionId: decision.ruleVersionId, offers, trace })
      expect(read.offers).toEqual(decision.offers)
      expect(read.trace).toEqual(trace)
    }),
  )
})

function withoutIds(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? undefined : value
}

test('whatever is decided can be told in whole sentences', () => {
  fc.assert(
    fc.property(decisions, ({ trace }) => {
      for (const sentence of describeTrace(trace)) {
        expect(sentence).toMatch(/^[A-Z‘].*\.$/)
        expect(sentence).not.toMatch(/undefined|null|NaN|\[object/)
      }
    }),
  )
})

test('offers and the rule that made them stand and fall together', () => {
  fc.assert(
    fc.property(decisions, ({ ruleVersionId, offers, trace }) => {
      expect(ruleVersionId === null).toBe(offers.length === 0)
      expect(trace.outcome === 'offered').toBe(offers.length > 0)
      if (offers.length === 0) expect(trace.discount).toEqual({ kind: 'none' })
    }),
  )
})

test('a row that is no decision is refused', () => {
  expect(() => readDecision({ ruleVersionId: null, offers: [{}], trace: {} })).toThrow()
})
