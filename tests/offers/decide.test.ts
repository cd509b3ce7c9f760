import { beforeEach, describe, expect, test } from 'vitest'
import {
  decideOffers,
  findDecisions,
  forgetDecisions,
  type MessageToDecide,
  saveDecisions,
} from '../../src/offers/decide.ts'
import type { DecisionMade } from '../../src/offers/decision.ts'
import { describeTrace } from '../../src/offers/describe.ts'
import { saveRuleVersion, setRuleEnabled } from '../../src/offers/rules-store.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore } from '../support/rows.ts'
import { addCustomer, addOrder, daysAfter, noon } from '../support/sales.ts'
import { addCodes, addOrderOf, addProduct, addRule, addWaiting } from './support/shop-rows.ts'
import { crossSell, upgrade } from './support/situations.ts'

const database = await testDatabase()
const { client } = database

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
  await addProduct(database, { id: 'tea', title: 'Sencha', tags: ['Green'], category: 'Tea', priceMinor: 1200n })
  await addProduct(database, { id: 'cup', title: 'Cup' })
  await addProduct(database, { id: 'pot', title: 'Pot', priceMinor: 4000n })
})

const store = { id: 'shop', currency: 'EUR' }

function decide(messages: readonly MessageToDecide[], now = noon) {
  return decideOffers(client, { store, now, messages })
}

async function decideOne(message: MessageToDecide, now = noon): Promise<DecisionMade> {
  const decision = (await decide([message], now)).get(message.messageId)
  if (!decision) throw new Error('nothing was decided')
  return decision
}

const offered = ({ offers }: DecisionMade) => offers.map((offer) => offer.productExternalId)

describe('what a message offers', () => {
  test('the first rule that fits decides, on today’s catalog, and the trace tells why in words', async () => {
    await addRule(database, { condition: { kind: 'country', anyOf: ['CH'] }, offers: [crossSell('pot')] }, 'Swiss')
    const rule = await addRule(
      database,
      { condition: { kind: 'bought-tag', anyOf: ['green'] }, offers: [upgrade('pot'), crossSell('cup')], howMany: 2 },
      'Tea lovers',
    )
    const decision = await decideOne(await addWaiting(database, ['tea'], { order: { country: 'DE' } }))
    expect(decision.ruleVersionId).toBe(rule.versionId)
    expect(decision.offers).toMatchObject([
      {
        kind: 'upgrade',
        productExternalId: 'pot',
        variantExternalId: 'pot-1',
        title: 'Pot',
        priceMinor: '4000',
        discount: null,
      },
      { kind: 'cross-sell', productExternalId: 'cup', priceMinor: '1500', currency: 'EUR' },
    ])
    expect(describeTrace(decision.trace)).toEqual([
      'Rule ‘Swiss’ did not fit: the order is from DE, not from CH.',
      'Rule ‘Tea lovers’ fitted: something in the order is tagged ‘green’.',
      '‘Pot’ was offered at EUR 40.00.',
      '‘Cup’ was offered at EUR 15.00.',
      'An offer was made.',
    ])
  })

  test('titles of products a condition names are in the trace, whether or not they were bought', async () => {
    await addRule(database, { condition: { kind: 'bought-product', anyOf: ['pot'] }, offers: [crossSell('cup')] })
    const { trace } = await decideOne(await addWaiting(database, ['tea']))
    expect(describeTrace(trace)[0]).toBe('Rule ‘Rule’ did not fit: ‘Pot’ is not in the order.')
  })

  test('a sold-out product loses at once: stock and price are read when deciding', async () => {
    await addRule(database, { offers: [crossSell('cup'), crossSell('pot')] })
    const message = await addWaiting(database, ['tea'])
    expect(offered(await decideOne(message))).toEqual(['cup'])
    await client.variant.updateMany({ where: { externalId: 'cup-1' }, data: { stock: 0 } })
    await client.variant.updateMany({ where: { externalId: 'pot-1' }, data: { priceMinor: 3900n } })
    expect((await decideOne(message)).offers).toMatchObject([{ productExternalId: 'pot', priceMinor: '3900' }])
  })

  test('a disabled rule is not asked, and a changed one is asked as it is now', async () => {
    const rule = await addRule(database, { offers: [crossSell('cup')] })
    const message = await addWaiting(database, ['tea'])
    expect(offered(await decideOne(message))).toEqual(['cup'])
    const body = { condition: { kind: 'always' }, offers: [crossSell('pot')] }
    await saveRuleVersion(client, { ruleId: rule.id, name: 'Rule', body, savedBy: '' })
    expect(offered(await decideOne(message))).toEqual(['pot'])
    await setRuleEnabled(client, rule.id, false)
    expect(await decideOne(message)).toMatchObject({ ruleVersionId: null, offers: [], trace: { outcome: 'no-rules' } })
  })

  test('a rule whose stored body cannot be read is passed over; the next decides', async () => {
    const broken = await addRule(database, { offers: [crossSell('cup')] }, 'Broken')
    await addRule(database, { offers: [crossSell('pot')] }, 'Next')
    await client.ruleVersion.updateMany({ where: { ruleId: broken.id }, data: { body: { from: 'another age' } } })
    const decision = await decideOne(await addWaiting(database, ['tea']))
    expect(offered(decision)).toEqual(['pot'])
    expect(decision.trace.rules[0]).toMatchObject({ kind: 'unreadable', rule: { name: 'Broken' } })
  })

  test('an order that is gone is an outcome, and stops nobody else', async () => {
    await addRule(database, { offers: [crossSell('cup')] })
    const message = await addWaiting(database, ['tea'])
    const gone = { messageId: 99n, orderId: 99n, customerId: null, arm: 'offer' } as const
    const decisions = await decide([gone, message])
    expect(decisions.get(99n)).toMatchObject({ offers: [], trace: { outcome: 'order-missing' } })
    expect(decisions.get(message.messageId)?.offers).toHaveLength(1)
  })

  test('no messages need no query', async () => {
    expect(await decide([])).toEqual(new Map())
  })

  test('an order of another store is not read', async () => {
    await addStore(database, { id: 'other' })
    await addRule(database, { offers: [crossSell('cup')] })
    const orderId = await addOrder(database, { storeId: 'other' })
    const decision = await decideOne({ messageId: 1n, orderId, customerId: null, arm: 'offer' })
    expect(decision.trace.outcome).toBe('order-missing')
  })
})

describe('what a customer owns', () => {
  beforeEach(() => addRule(database, { offers: [crossSell('cup'), crossSell('pot')] }))

  test('a product of any earlier order is not offered again', async () => {
    const customerId = await addCustomer(database)
    await addOrderOf(database, ['cup'], { customerId, placedAt: daysAfter(noon, -400) })
    expect(offered(await decideOne(await addWaiting(database, ['tea'], { order: { customerId } })))).toEqual(['pot'])
  })

  test('nor is one bought since, while the mail was waiting', async () => {
    const message = await addWaiting(database, ['tea'])
    await addOrderOf(database, ['cup'], { customerId: message.customerId, placedAt: daysAfter(noon, 1) })
    expect(offered(await decideOne(message))).toEqual(['pot'])
  })

  test.each([
    ['a refunded one is not offered again', { isFullyRefunded: true }, ['pot']],
    ['one of a cancelled order is', { cancelledAt: noon }, ['cup']],
    ['one of an order never paid is', { paidAt: null }, ['cup']],
  ])('%s', async (_, changes, expected) => {
    const customerId = await addCustomer(database)
    await addOrderOf(database, ['cup'], { customerId, ...changes })
    expect(offered(await decideOne(await addWaiting(database, ['tea'], { order: { customerId } })))).toEqual(expected)
  })

  test('what others bought says nothing, and an order without a customer owns itself', async () => {
    await addOrderOf(database, ['cup'], { customerId: await addCustomer(database) })
    const orderId = await addOrderOf(database, ['pot'])
    expect(offered(await decideOne({ messageId: 1n, orderId, customerId: null, arm: 'offer' }))).toEqual(['cup'])
  })

  test('a gift card or a tip is no product', async () => {
    const message = await addWaiting(database, ['tea'])
    await client.orderLine.updateMany({
      where: { orderId: message.orderId },
      data: { kind: 'gift-card', productExternalId: 'cup' },
    })
    expect(offered(await decideOne(message))).toEqual(['cup'])
  })
})

describe('the day of a rule is the store’s own', () => {
  test.each([
    ['2026-11-30T22:59:59.999Z', []],
    ['2026-11-30T23:00:00.000Z', ['cup']],
    ['2026-12-24T22:59:59.999Z', ['cup']],
    ['2026-12-24T23:00:00.000Z', []],
  ])('at %s in a shop in Berlin', async (now, expected) => {
    const condition = { kind: 'date-range', from: '2026-12-01', to: '2026-12-24' }
    await addRule(database, { condition, offers: [crossSell('cup')] })
    expect(offered(await decideOne(await addWaiting(database, ['tea']), new Date(now)))).toEqual(expected)
  })
})

describe('the held-out arm', () => {
  test('gets no offer and draws no code; the trace says what it would have got', async () => {
    await addCodes(database, 'autumn', ['A1'])
    await addRule(database, { offers: [crossSell('cup')], discount: { kind: 'pool', pool: 'autumn' } })
    const decision = await decideOne(await addWaiting(database, ['tea'], { arm: 'held-out' }))
    expect(decision).toMatchObject({ ruleVersionId: null, offers: [], trace: { outcome: 'held-out' } })
    expect(decision.trace.rules[0]).toMatchObject({ products: [{ because: 'held-out' }] })
    expect(await client.discountCode.count({ where: { messageId: null } })).toBe(1)
  })
})

describe('discount codes', () => {
  const fromPool = {
    offers: [crossSell('cup'), crossSell('pot')],
    howMany: 2,
    discount: { kind: 'pool', pool: 'autumn', percentOff: 10 },
  }

  test('a shared code is on every offer', async () => {
    await addRule(database, { ...fromPool, discount: { kind: 'shared', code: 'TEA10' } })
    const { offers, trace } = await decideOne(await addWaiting(database, ['tea']))
    const discount = { code: 'TEA10', percentOff: null, isUnique: false }
    expect(offers).toMatchObject([{ discount }, { discount }])
    expect(trace.discount).toEqual({ kind: 'shared', code: 'TEA10' })
  })

  test('each message draws one code of its own for all it offers, and keeps it when asked again', async () => {
    await addCodes(database, 'autumn', ['A1', 'A2', 'A3', 'A4', 'A5'])
    await addCodes(database, 'spring', ['S1'])
    await addRule(database, fromPool)
    const messages = [
      await addWaiting(database, ['tea']),
      await addWaiting(database, ['tea']),
      await addWaiting(database, [null]),
    ]
    const first = await decide(messages)
    const codes = [...first.values()].map(({ offers }) => offers.map((offer) => offer.discount?.code))
    expect(new Set(codes.flat()).size).toBe(3)
    for (const [one, two] of codes) expect(one).toBe(two)
    expect([...first.values()][0]?.offers[0]?.discount).toMatchObject({ percentOff: 10, isUnique: true })
    expect(await decide(messages)).toEqual(first)
    expect(await client.discountCode.count({ where: { messageId: null } })).toBe(3)
    expect(await client.discountCode.count({ where: { issuedAt: noon } })).toBe(3)
  })

  test('an empty pool leaves the offer without a code, and the trace says so', async () => {
    await addCodes(database, 'autumn', ['A1'])
    await addRule(database, fromPool)
    const decisions = [
      ...(await decide([await addWaiting(database, ['tea']), await addWaiting(database, ['tea'])])).values(),
    ]
    expect(decisions.map(({ offers }) => offers[0]?.discount?.code)).toEqual(['A1', undefined])
    expect(decisions[1]?.offers).toHaveLength(2)
    expect(decisions[1]?.trace.discount).toEqual({ kind: 'pool', pool: 'autumn', code: null })
  })

  test('a batch may draw from several pools at once', async () => {
    await addCodes(database, 'autumn', ['A1', 'A2'])
    await addCodes(database, 'swiss', ['S1', 'S2'])
    await addRule(database, {
      condition: { kind: 'country', anyOf: ['CH'] },
      offers: [crossSell('pot')],
      discount: { kind: 'pool', pool: 'swiss' },
    })
    await addRule(database, fromPool)
    const order = { country: 'CH' }
    const messages = [
      await addWaiting(database, ['tea'], { order }),
      await addWaiting(database, ['tea']),
      await addWaiting(database, ['tea'], { order }),
    ]
    const codes = [...(await decide(messages)).values()].map(({ offers }) => offers[0]?.discount?.code?.slice(0, 1))
    expect(codes).toEqual(['S', 'A', 'S'])
  })

  test('a code drawn under another rule is kept, but not its worth under this one', async () => {
    await addCodes(database, 'spring', ['S1'])
    await addRule(database, fromPool)
    const message = await addWaiting(database, ['tea'])
    await client.discountCode.updateMany({ data: { messageId: message.messageId, issuedAt: noon } })
    expect((await decideOne(message)).offers[0]?.discount).toEqual({ code: 'S1', percentOff: null, isUnique: true })
  })

  test('draws at the same time never share a code', async () => {
    await addCodes(
      database,
      'autumn',
      Array.from({ length: 40 }, (_, place) => `A${place}`),
    )
    await addRule(database, fromPool)
    const messages: MessageToDecide[] = []
    for (let count = 0; count < 24; count += 1) messages.push(await addWaiting(database, ['tea']))
    const batches = [0, 6, 12, 18].map((from) => decide(messages.slice(from, from + 6)))
    const decisions = (await Promise.all(batches)).flatMap((batch) => [...batch.values()])
    const codes = decisions.map(({ offers }) => offers[0]?.discount?.code)
    expect(new Set(codes).size).toBe(24)
    expect(codes).not.toContain(undefined)
  })
})

test('a batch of forty messages costs as many queries as a batch of two', async () => {
  await addCodes(
    database,
    'autumn',
    Array.from({ length: 60 }, (_, place) => `A${place}`),
  )
  await addRule(database, { offers: [crossSell('cup')], discount: { kind: 'pool', pool: 'autumn' } })
  const messages: MessageToDecide[] = []
  for (let count = 0; count < 42; count += 1) messages.push(await addWaiting(database, ['tea']))
  const few = await countQueries(messages.slice(0, 2))
  expect(await countQueries(messages.slice(2))).toBeLessThanOrEqual(few)
  expect(few).toBeLessThanOrEqual(8)
})

async function countQueries(messages: readonly MessageToDecide[]): Promise<number> {
  let queries = 0
  const counting = client.$extends({
    query: {
      $allOperations({ args, query }) {
        queries += 1
        return query(args)
      },
    },
  })
  await counting.$transaction(async (tx) => {
    // An extended transaction client differs from a plain one in its type only.
    const decided = await decideOffers(tx as unknown as typeof client, { store, now: noon, messages })
    expect(decided.size).toBe(messages.length)
  })
  return queries
}

describe('keeping decisions', () => {
  test('a decision comes back as it was made', async () => {
    await addRule(database, {
      condition: {
        kind: 'all',
        conditions: [
          { kind: 'nth-order', from: 1 },
          { kind: 'not', condition: { kind: 'bought-tag', anyOf: ['x'] } },
        ],
      },
      ...{ offers: [crossSell('sofa'), crossSell('cup')], discount: { kind: 'shared', code: 'TEA10', percentOff: 10 } },
    })
    const message = await addWaiting(database, ['tea'], { order: { nth: 1 } })
    const decisions = await decide([message])
    expect(await saveDecisions(client, decisions, noon)).toEqual(decisions)
    const kept = await findDecisions(client, [message.messageId, 12345n])
    expect(kept).toEqual(
      new Map([...decisions].map(([id, made]) => [id, { ...made, trace: JSON.parse(JSON.stringify(made.trace)) }])),
    )
    expect(await client.decision.findFirst()).toMatchObject({
      decidedAt: noon,
      ruleVersionId: kept.get(message.messageId)?.ruleVersionId,
    })
  })

  test('the first decision stays: deciding anew answers with what was kept, beside what is new', async () => {
    const rule = await addRule(database, { offers: [crossSell('cup')] })
    const [early, late] = [await addWaiting(database, ['tea']), await addWaiting(database, ['tea'])]
    await saveDecisions(client, await decide([early]), noon)
    await saveRuleVersion(client, {
      ruleId: rule.id,
      name: 'Rule',
      body: { condition: { kind: 'always' }, offers: [crossSell('pot')] },
      savedBy: '',
    })
    const kept = await saveDecisions(client, await decide([early, late]), daysAfter(noon, 1))
    expect([early, late].map(({ messageId }) => offered(kept.get(messageId) ?? failed()))).toEqual([['cup'], ['pot']])
    expect(await client.decision.count()).toBe(2)
  })

  test('forgetting one leaves the others, and the next decision for it is kept', async () => {
    const rule = await addRule(database, { offers: [crossSell('cup')] })
    const [one, other] = [await addWaiting(database, ['tea']), await addWaiting(database, ['tea'])]
    await saveDecisions(client, await decide([one, other]), noon)
    await forgetDecisions(client, [one.messageId])
    expect([...(await findDecisions(client, [one.messageId, other.messageId])).keys()]).toEqual([other.messageId])
    const body = { condition: { kind: 'always' }, offers: [crossSell('pot')] }
    await saveRuleVersion(client, { ruleId: rule.id, name: 'Rule', body, savedBy: '' })
    const kept = await saveDecisions(client, await decide([one]), noon)
    expect(offered(kept.get(one.messageId) ?? failed())).toEqual(['pot'])
  })

  test('nothing to keep needs no query', async () => {
    expect(await saveDecisions(client, new Map(), noon)).toEqual(new Map())
  })
})

function failed(): never {
  throw new Error('no decision was kept')
}
