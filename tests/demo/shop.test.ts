import { describe, expect, test } from 'vitest'
import { seeded } from '../../demo/random.ts'
import { openAgenda } from '../../demo/world/agenda.ts'
import { fillBasket, linesOf } from '../../demo/world/basket.ts'
import { catalogue, findByVariant, productTitled, taxWithin } from '../../demo/world/catalogue.ts'
import { decideFate } from '../../demo/world/fate.ts'
import { person } from '../../demo/world/people.ts'
import { chances, react } from '../../demo/world/reacting.ts'
import { rules } from '../../demo/world/rules.ts'
import { paidCents, sum } from '../../demo/world/shop.ts'
import { afterQuietHours, isQuiet, moments, openedAt, shopDay } from '../../demo/world/shop-clock.ts'
import { tellingsOf } from '../../demo/world/telling.ts'
import { openTill } from '../../demo/world/till.ts'
import { ruleBody } from '../../src/offers/rule.ts'
import { item, noon, order } from './orders.ts'

describe('the catalogue', () => {
  test('has forty products, some of them sold out, no two alike', () => {
    expect(catalogue).toHaveLength(40)
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(40)
    expect(new Set(catalogue.flatMap(({ variants }) => variants.map(({ id }) => id))).size).toBeGreaterThan(40)
    expect(catalogue.filter(({ variants }) => variants.every(({ stock }) => stock === 0)).length).toBeGreaterThan(1)
  })

  test('finds a product by the variant a cart permalink names', () => {
    const tea = productTitled('East Frisian Blend')
    expect(findByVariant(tea.variants[1]?.id ?? '')?.product).toBe(tea)
    expect(findByVariant('1')).toBeUndefined()
  })

  test('refuses a title it does not have', () => {
    expect(() => productTitled('Coffee')).toThrow('Coffee')
  })

  test.each([
    ['Earl Grey Classic', 1070, 70],
    ['Glass Teapot 1 l', 1190, 190],
    ['Earl Grey Classic', 0, 0],
  ])('the tax in %s for %i cents is %i', (title, cents, tax) => {
    expect(taxWithin(cents, productTitled(title))).toBe(tax)
  })
})

test('the app takes every rule the shop’s marketer wrote', () => {
  for (const { body } of rules) expect(ruleBody.safeParse(body).error).toBeUndefined()
})

describe('the till', () => {
  test('numbers orders one after the other', () => {
    const ringUp = openTill()
    expect([order({}, ringUp), order({}, ringUp)].map(({ number }) => number)).toEqual(['#1001', '#1002'])
  })

  test('ships free from 49 € and never charges for a replacement', () => {
    expect(order({ items: [item('Earl Grey Classic')] }).shippingCents).toBe(490)
    expect(order({ items: [item('Cast-iron Teapot Kumo')] }).shippingCents).toBe(0)
    const replacement = order({ kind: 'replacement' })
    expect(sum(replacement.lines.map(paidCents)) + replacement.shippingCents).toBe(0)
  })

  test('takes a code’s percent off every line', () => {
    const lines = linesOf([item('Earl Grey Classic', 3), item('Heather Honey')], '1000', 10)
    expect(lines.map(({ discountCents }) => discountCents)).toEqual([267, 89])
  })

  test('a basket has what was offered in it, once', () => {
    const offered = item('Earl Grey Reserve')
    const basket = fillBasket(seeded('basket'), [offered])
    expect(basket.filter(({ product }) => product === offered.product)).toHaveLength(1)
    expect(basket.length).toBeGreaterThan(1)
  })
})

describe('what becomes of an order', () => {
  const fates = Array.from({ length: 4000 }, (_, index) => {
    const placed = order({ items: [item('Earl Grey Classic'), item('Heather Honey')] })
    decideFate(placed, seeded(`fate ${index}`), new Date('2026-10-16T08:00:00Z'))
    return placed
  })

  test('3 in 100 are cancelled, and then paid back in full', () => {
    const cancelled = fates.filter(({ cancelledAt }) => cancelledAt)
    expect(cancelled.length / fates.length).toBeCloseTo(0.03, 2)
    expect(cancelled.every(({ refunds }) => refunds[0]?.lines.length === 2)).toBe(true)
  })

  test('5 in 100 of the others are paid back, in part or whole', () => {
    const paidBack = fates.filter(({ cancelledAt, refunds }) => !cancelledAt && refunds.length > 0)
    expect(paidBack.length / fates.length).toBeCloseTo(0.05, 2)
    expect(new Set(paidBack.map(({ refunds }) => refunds[0]?.lines.length))).toEqual(new Set([1, 2]))
  })

  test('nothing happens after the story is over', () => {
    const late = Array.from({ length: 500 }, (_, index) => {
      const placed = order()
      decideFate(placed, seeded(`late ${index}`), noon)
      return placed
    })
    expect(late.every(({ cancelledAt, refunds }) => cancelledAt || refunds.length === 0)).toBe(true)
  })
})

describe('what the shop tells of an order', () => {
  test('always that it was made and that it was paid, some of it later and in another order', () => {
    const all = Array.from({ length: 600 }, (_, index) => tellingsOf(order(), seeded(`telling ${index}`)))
    expect(all.every((told) => told.map(({ topic }) => topic).join() === 'orders/create,orders/paid')).toBe(true)
    expect(all.every((told) => told.every(({ arrivesAt }) => arrivesAt > noon))).toBe(true)
    const overtaken = all.filter(([create, paid]) => create && paid && paid.arrivesAt < create.arrivesAt)
    expect(overtaken.length).toBeGreaterThan(10)
  })

  test('a cancellation with its refund, each in a webhook of its own', () => {
    const placed = order()
    placed.cancelledAt = new Date('2026-09-02T11:00:00Z')
    placed.refunds.push({ id: '1', at: placed.cancelledAt, lines: placed.lines })
    const told = tellingsOf(placed, seeded('cancelled'))
    expect(told.map(({ topic }) => topic).slice(2)).toEqual(['refunds/create', 'orders/cancelled'])
    expect(told.filter(({ tells }) => tells.cancelled)).toHaveLength(1)
  })
})

describe('readers', () => {
  const reactions = (hasOffer: boolean) =>
    Array.from({ length: 6000 }, (_, i) => react({ hasOffer, hasCode: hasOffer }, seeded(`${hasOffer} ${i}`)))
  const shareThat = (hasOffer: boolean, test: (reaction: ReturnType<typeof react>) => boolean) =>
    reactions(hasOffer).filter(test).length / 6000

  test('buy again twice as often when they were shown an offer', () => {
    expect(shareThat(true, ({ purchase }) => purchase !== null)).toBeCloseTo(chances.buysAgain.withOffer, 1)
    expect(shareThat(false, ({ purchase }) => purchase !== null)).toBeCloseTo(chances.buysAgain.withoutOffer, 1)
  })

  test('cannot click an offer that is not there', () => {
    expect(reactions(false).some(({ click }) => click?.link === 'offer')).toBe(false)
    expect(reactions(false).some(({ purchase }) => purchase?.carries === 'code')).toBe(false)
  })

  test('bring a click id only when they clicked', () => {
    const bringing = reactions(true).filter(({ purchase }) => purchase?.carries === 'click-id')
    expect(bringing.length).toBeGreaterThan(100)
    expect(bringing.every(({ click }) => click !== null)).toBe(true)
  })

  test('are the same people for the same seed, no two with one address', () => {
    const people = Array.from({ length: 500 }, (_, index) => person(index, seeded(`person ${index}`)))
    expect(people[7]).toEqual(person(7, seeded('person 7')))
    expect(new Set(people.map(({ email }) => email.toLowerCase())).size).toBe(500)
    expect(people.every(({ email }) => /^[A-Za-z.]+\.\d+@/.test(email))).toBe(true)
  })
})

describe('the shop’s clock', () => {
  test.each([
    ['2026-09-01T18:59:59Z', false],
    ['2026-09-01T19:00:00Z', true],
    ['2026-09-02T05:59:59Z', true],
    ['2026-09-02T06:00:00Z', false],
  ])('at %s it is quiet: %s', (at, expected) => {
    expect(isQuiet(new Date(at))).toBe(expected)
  })

  test.each([
    ['2026-09-01T18:00:00Z', '2026-09-01T18:00:00Z'],
    ['2026-09-01T19:00:00Z', '2026-09-02T06:00:00Z'],
    ['2026-09-01T23:30:00Z', '2026-09-02T06:00:00Z'],
    ['2026-09-02T03:00:00Z', '2026-09-02T06:00:00Z'],
  ])('a mail due at %s leaves at %s', (at, expected) => {
    expect(afterQuietHours(new Date(at))).toEqual(new Date(expected))
  })

  test('a day begins at the shop’s midnight', () => {
    expect(shopDay(new Date('2026-09-01T21:59:59Z'))).toBe('2026-09-01')
    expect(shopDay(new Date('2026-09-01T22:00:00Z'))).toBe('2026-09-02')
  })

  test('moves forward only, two hours at a time while the shop sells, and goes on until it is over', () => {
    const closesAt = new Date(openedAt.getTime() + 3 * 24 * 3_600_000)
    const steps = [...moments(closesAt, (now) => now.getTime() > closesAt.getTime() + 20 * 3_600_000)]
    const gaps = steps.slice(1).map((at, index) => at.getTime() - (steps[index]?.getTime() ?? 0))
    expect(steps[0]).toEqual(openedAt)
    expect(Math.min(...gaps)).toBe(2 * 3_600_000)
    expect(Math.max(...gaps)).toBeLessThanOrEqual(4.5 * 3_600_000)
    expect(steps.at(-1)?.getTime()).toBeGreaterThan(closesAt.getTime() + 20 * 3_600_000)
  })
})

test('the agenda gives what is due by time, and what is added at one time in that order', () => {
  const agenda = openAgenda<string>()
  const at = (minute: number) => new Date(noon.getTime() + minute * 60_000)
  agenda.add(at(5), 'later')
  agenda.add(at(1), 'first')
  agenda.add(at(1), 'second')
  agenda.add(at(9), 'much later')
  expect(agenda.takeUntil(at(5))).toEqual(['first', 'second', 'later'])
  expect(agenda.takeUntil(at(5))).toEqual([])
  expect(agenda.size).toBe(1)
})
