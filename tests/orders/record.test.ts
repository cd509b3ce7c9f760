import { beforeEach, describe, expect, test } from 'vitest'
import { recordOrders } from '../../src/orders/record.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { aCustomer, aLine, anOrder, minutesAfterTen, version } from '../support/incoming.ts'
import { heardAt, recordingOf } from '../support/recording.ts'
import { addStore } from '../support/rows.ts'

const database = await testDatabase()
const { client } = database
const { tell, tellRefunds, onlyOrder, touchedDays } = recordingOf(database)

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
})

describe('an order', () => {
  test('is recorded with its customer and lines, and an id beyond 2^53 keeps every digit', async () => {
    await tell(anOrder({ attributes: { gift: 'yes' }, discountCodes: ['TEA10'], tags: ['vip'] }))
    expect(await onlyOrder()).toMatchObject({
      externalId: '820982911946154508',
      email: 'ada@example.com',
      linesMinor: 2000n,
      totalMinor: 2540n,
      attributes: { gift: 'yes' },
      discountCodes: ['TEA10'],
      tags: ['vip'],
      nth: 1,
      recordedAt: heardAt,
      plannedAt: null,
      attributionDue: true,
      isReplacement: false,
      customer: {
        key: 'email:ada@example.com',
        externalId: '7001',
        consent: 'allowed',
        country: 'DE',
        locale: 'de-DE',
      },
      lines: [{ externalId: 'line-1', quantity: 2, totalMinor: 2000n, position: 0 }],
    })
  })

  test('gift cards and tips are not what its lines are worth', async () => {
    const giftCard = aLine({ externalId: 'line-2', kind: 'gift-card', totalMinor: 5000n })
    const tip = aLine({ externalId: 'line-3', kind: 'tip', totalMinor: 300n })
    await tell(anOrder({ lines: [aLine(), giftCard, tip] }))
    expect((await onlyOrder()).linesMinor).toBe(2000n)
  })

  test('a newer telling replaces the order and its lines', async () => {
    await tell(anOrder({ lines: [aLine(), aLine({ externalId: 'line-2' })] }))
    await tell(
      anOrder({ version: version(2), number: '#1001-A', lines: [aLine({ externalId: 'line-3', totalMinor: 1n })] }),
    )
    const order = await onlyOrder()
    expect(order).toMatchObject({ number: '#1001-A', linesMinor: 1n })
    expect(order.lines.map((line) => line.externalId)).toEqual(['line-3'])
  })

  test.each([
    ['an older', version(1)],
    ['the same', version(2)],
  ])('%s telling changes nothing', async (_, later) => {
    await tell(anOrder({ version: version(2) }))
    await client.metricTouch.deleteMany()
    await client.order.updateMany({ data: { attributionDue: false } })
    await tell(anOrder({ version: later, number: '#old', lines: [] }))
    const order = await onlyOrder()
    expect(order).toMatchObject({ number: '#1001', attributionDue: false, lines: [{ externalId: 'line-1' }] })
    expect(await touchedDays()).toEqual([])
  })

  test('several tellings in one set are recorded as the newest, wherever it stands', async () => {
    await tell(
      anOrder({ version: version(2), number: 'second' }),
      anOrder({ version: version(3), number: 'third' }),
      anOrder({ version: version(1), number: 'first' }),
    )
    expect((await onlyOrder()).number).toBe('third')
  })

  test('what was planned for it stays when it changes', async () => {
    await tell(anOrder())
    await client.order.updateMany({ data: { plannedAt: heardAt, attributionDue: false } })
    await tell(anOrder({ version: version(2), cancelledAt: minutesAfterTen(2) }))
    expect(await onlyOrder()).toMatchObject({
      plannedAt: heardAt,
      attributionDue: true,
      cancelledAt: minutesAfterTen(2),
    })
  })

  test.each([
    ['of zero value is a replacement', { lines: [aLine({ totalMinor: 0n })], totalMinor: 0n }, true],
    ['without lines or money is a replacement', { lines: [], totalMinor: 0n }, true],
    ['of a gift card alone is not', { lines: [aLine({ kind: 'gift-card' })], totalMinor: 5000n }, false],
    ['paid for entirely by store credit is not', { totalMinor: 0n }, false],
    ['whose shipping alone was paid is not', { lines: [aLine({ totalMinor: 0n })], totalMinor: 400n }, false],
  ] as const)('%s', async (_, changes, isReplacement) => {
    await tell(anOrder(changes))
    expect(await onlyOrder()).toMatchObject({ isReplacement, nth: isReplacement ? null : 1 })
  })

  test('text no database can hold is stored without it', async () => {
    await tell(
      anOrder({ number: '#10\x0001', attributes: { 'no\0te': 'half \ud83c' }, lines: [aLine({ title: 'T\0ea' })] }),
    )
    const order = await onlyOrder()
    expect(order).toMatchObject({ number: '#1001', attributes: { note: 'half \ufffd' }, lines: [{ title: 'Tea' }] })
  })

  test('of one store says nothing about the same id in another', async () => {
    await addStore(database, { id: 'other' })
    await tell(anOrder())
    await client.$transaction((rows) => recordOrders(rows, 'other', [anOrder({ number: '#other' })], heardAt))
    expect(await client.order.count()).toBe(2)
    expect(await client.customer.count()).toBe(2)
  })

  test('of long ago is recorded like any other', async () => {
    await tell(anOrder({ placedAt: new Date('2019-02-28T23:30:00Z'), source: 'import' }))
    expect(await touchedDays()).toEqual(['2019-03-01'])
  })
})

describe('a customer', () => {
  test('without an email is known by the id of the platform', async () => {
    await tell(anOrder({ customer: aCustomer({ email: null }) }))
    expect(await onlyOrder()).toMatchObject({ email: null, customer: { key: 'id:7001', email: null } })
  })

  test('without email and id is nobody', async () => {
    await tell(
      anOrder({ customer: aCustomer({ email: null, externalId: null }) }),
      anOrder({ externalId: '2', customer: null }),
    )
    expect(await client.customer.count()).toBe(0)
    expect((await client.order.findMany()).map(({ customerId, nth }) => [customerId, nth])).toEqual([
      [null, null],
      [null, null],
    ])
  })

  test('is described by the newest order, though an older one comes later', async () => {
    await tell(
      anOrder({
        externalId: 'new',
        version: version(9),
        customer: aCustomer({ consent: 'refused', lastName: 'Lovelace' }),
      }),
    )
    await tell(anOrder({ externalId: 'old', version: version(1), customer: aCustomer({ consent: 'allowed' }) }))
    expect(await client.customer.findFirst()).toMatchObject({
      consent: 'refused',
      lastName: 'Lovelace',
      version: version(9),
    })
  })

  test('named only by an older telling that came late exists all the same', async () => {
    await tell(anOrder({ version: version(2), customer: aCustomer({ email: 'eve@example.com' }) }))
    await tell(anOrder({ version: version(1) }))
    expect((await client.customer.findMany({ orderBy: { key: 'asc' } })).map(({ key }) => key)).toEqual([
      'email:ada@example.com',
      'email:eve@example.com',
    ])
    expect((await onlyOrder()).customer?.key).toBe('email:eve@example.com')
  })
})

test('a set of nothing does nothing', async () => {
  await tell()
  await tellRefunds()
  expect(await client.order.count()).toBe(0)
})
