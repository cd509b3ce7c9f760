import { describe, expect, test } from 'vitest'
import { answered, hook, order, orderAnswers, orderId, readOne, readOrder } from './bigcommerce-example.ts'

const read = (changes: Record<string, unknown> = {}) => readOrder(orderAnswers(changes))
const placed = new Date('2026-11-24T09:00:00Z')
const changed = new Date('2026-11-24T09:00:07Z')
const late = 'Fri, 27 Nov 2026 10:00:00 +0000'

describe('how far an order has come', () => {
  test.each([
    [1, null, null, null],
    [2, placed, null, changed],
    [3, placed, null, null],
    [4, placed, changed, null],
    [5, null, changed, null],
    [6, null, changed, null],
    [7, null, null, null],
    [8, placed, null, null],
    [9, placed, null, null],
    [10, placed, null, changed],
    [11, placed, null, null],
    [12, null, null, null],
    [13, placed, null, null],
    [14, placed, null, null],
    ['11', placed, null, null],
  ])('status %s: paid %o, cancelled %o, fulfilled %o', (status_id, paidAt, cancelledAt, fulfilledAt) => {
    expect(read({ status_id })).toMatchObject({ paidAt, cancelledAt, fulfilledAt })
  })

  test('a checkout that was not finished is no order', () => {
    const reason = `Order ${orderId} is Incomplete: its checkout was not finished.`
    expect(readOne(hook('store/order/created'), { order: answered(order({ status_id: 0 })) })).toEqual({
      kind: 'ignored',
      reason,
    })
  })

  test.each([15, -1, '', null, 'paid'])('a status %o that is not known is refused', (status_id) => {
    expect(() => read({ status_id })).toThrow(/^order.status_id is .*: not a status from 0 to 14\.$/)
  })

  test.each([2, 10, 13, 14])('with status %i it was fulfilled when it was shipped', (status_id) => {
    expect(read({ status_id, date_shipped: late }).fulfilledAt).toEqual(new Date('2026-11-27T10:00:00Z'))
  })

  test.each([
    [11, changed],
    [7, changed],
    [2, null],
    [10, null],
  ])('archived with status %i it is cancelled at %o: only what was fulfilled is archived to tidy up', (status, at) => {
    expect(read({ status_id: status, is_deleted: true }).cancelledAt).toEqual(at)
  })

  test.each([
    ['Tue, 24 Nov 2026 09:00:00 +0000', placed],
    ['Sun, 01 Mar 2026 00:00:00 +0000', new Date('2026-03-01T00:00:00Z')],
  ])('it was placed %s', (date_created, at) => {
    expect(read({ date_created }).placedAt).toEqual(at)
  })

  test.each([
    ['Mon, 24 Nov 2026 09:00:00 +0000', 'not a time that exists'],
    ['Mon, 30 Feb 2026 09:00:00 +0000', 'not a time that exists'],
    ['2026-11-24T09:00:00Z', 'not an RFC 2822 time in UTC'],
    ['', 'not an RFC 2822 time in UTC'],
  ])('a time of "%s" is refused', (date_created, problem) => {
    expect(() => read({ date_created })).toThrow(`order.date_created is "${date_created}": ${problem}`)
  })
})

describe('when an order was paid', () => {
  const moved = (from: number, to: number) => {
    const status = { previous_status_id: from, new_status_id: to }
    return hook('store/order/statusUpdated', { type: 'order', id: orderId, status })
  }
  const payment = (changes: Record<string, unknown>, body = hook('store/order/updated')) => {
    const { paidBy, paysLater } = readOrder(orderAnswers(changes), body)
    return [paidBy, paysLater]
  }
  const changedLate = { date_modified: late }
  const lateAt = new Date('2026-11-27T10:00:00Z')

  test('at once, when it was paid soon after it was placed', () => {
    expect(payment({})).toEqual([placed, false])
  })

  test.each([7, 1, 12])('later, when it was ever told with status %i', (status_id) => {
    expect(payment({ status_id })).toEqual([null, true])
  })

  test('by its last change at the latest, which alone is no sign that payment came later', () => {
    expect(payment(changedLate)).toEqual([lateAt, false])
    expect(payment({ ...changedLate, status_id: 2 })).toEqual([lateAt, false])
  })

  test.each([4, 5, 13, 14])('at a time that its last change to status %i says nothing of', (status_id) => {
    expect(payment({ ...changedLate, status_id })).toEqual([null, false])
  })

  const heard = new Date(1795510810_000)
  test.each([
    [7, 11, heard, true],
    [1, 10, heard, true],
    [12, 11, heard, true],
    [0, 11, lateAt, false],
    [11, 2, lateAt, false],
    [7, 5, lateAt, false],
  ])('a webhook of status %i becoming %i shows it paid by %o', (from, to, at, isLater) => {
    expect(payment(changedLate, moved(from, to))).toEqual([at, isLater])
  })
})

test('what is changed later has the later version, and within a second what is further along', () => {
  const versions = [
    read({ status_id: 7 }),
    read({ status_id: 11 }),
    read({ status_id: 3 }),
    read({ status_id: 2 }),
    read({ status_id: 14 }),
    read({ status_id: 5 }),
    read({ status_id: 7, date_modified: late }),
  ].map(({ version }) => version)
  expect(versions.toSorted()).toEqual(versions)
  expect(new Set(versions).size).toBe(versions.length)
  expect(readOrder(orderAnswers(), hook('store/order/created')).version).toBe(read().version)
})

test('an order without a time of change is as old as it is', () => {
  expect(read({ date_modified: '' }).version).toMatch(/^2026-11-24T09:00:00.000Z/)
})
