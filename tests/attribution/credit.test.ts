import { describe, expect, test } from 'vitest'
import { type Candidate, credit, type Evidence, type OrderToCredit } from '../../src/attribution/credit.ts'

const placedAt = new Date('2026-11-20T12:00:00.000Z')
const ago = (days: number, ms = 0) => new Date(placedAt.getTime() - days * 86_400_000 - ms)

const order: OrderToCredit = { id: 2n, storeId: 'shop', customerId: 7n, placedAt, isCounted: true }
const message: Candidate = { messageId: 10n, storeId: 'shop', orderId: 1n, customerId: 7n, sentAt: ago(4) }
const none: Evidence = { clickIds: [], codes: [], clicks: [], windowDays: 5 }
const clicked = (clickedAt: Date, changes: Partial<Candidate> = {}, isHuman = true) => ({
  clickId: `c${clickedAt.getTime()}`,
  clickedAt,
  isHuman,
  message: { ...message, ...changes },
})
const byClickId = (changes: Partial<Candidate> = {}, clickedAt: Date | null = ago(1)) => ({
  clickId: 'proved',
  clickedAt,
  message: { ...message, ...changes },
})

describe('with the same customer’s clicks only', () => {
  test.each<[string, Evidence['clicks'], bigint | undefined]>([
    ['no click', [], undefined],
    ['a click yesterday', [clicked(ago(1))], 10n],
    ['a click exactly at the window’s edge', [clicked(ago(5), { sentAt: ago(6) })], 10n],
    ['a click one millisecond beyond the window', [clicked(ago(5, 1), { sentAt: ago(6) })], undefined],
    ['a click at the very moment of the order', [clicked(placedAt)], 10n],
    ['a click after the order', [clicked(ago(0, -1))], undefined],
    ['a scanner’s click only', [clicked(ago(1), {}, false)], undefined],
    ['a scanner’s click after a person’s', [clicked(ago(2), { messageId: 11n }), clicked(ago(1), {}, false)], 11n],
    ['two messages: the last click wins', [clicked(ago(1), { messageId: 12n }), clicked(ago(2))], 12n],
    [
      'two messages clicked at once: the newer message wins',
      [clicked(ago(1), { messageId: 12n }), clicked(ago(1))],
      12n,
    ],
    ['a click on the message of this very order', [clicked(ago(1), { orderId: 2n })], undefined],
    ['that one and an earlier message', [clicked(ago(1), { orderId: 2n }), clicked(ago(2), { messageId: 9n })], 9n],
    ['another customer’s click', [clicked(ago(1), { customerId: 8n })], undefined],
    ['a message without a customer', [clicked(ago(1), { customerId: null })], undefined],
    ['another store’s message', [clicked(ago(1), { storeId: 'other' })], undefined],
    ['a message that never left', [clicked(ago(1), { sentAt: null })], undefined],
    ['a message sent after the order', [clicked(ago(1), { sentAt: ago(0, -1) })], undefined],
  ])('%s', (_what, clicks, messageId) => {
    expect(credit(order, { ...none, clicks })?.messageId).toBe(messageId)
  })

  test('an order of nobody we know is credited to nobody’s click', () => {
    const guest = { ...order, customerId: null }
    expect(credit(guest, { ...none, clicks: [clicked(ago(1), { customerId: null })] })).toBeUndefined()
  })
})

describe('with a click id that reached the order', () => {
  test.each<[string, Evidence['clickIds'], bigint | undefined]>([
    ['it is proof', [byClickId()], 10n],
    ['also when the click was never kept', [byClickId({}, null)], 10n],
    ['also by another customer, who was sent the link on', [byClickId({ customerId: 99n })], 10n],
    ['also long after the window', [byClickId({ sentAt: ago(40) }, ago(30))], 10n],
    ['not another store’s', [byClickId({ storeId: 'other' })], undefined],
    ['not of the message that thanks for this order', [byClickId({ orderId: 2n })], undefined],
    ['not of a message that left only afterwards', [byClickId({ sentAt: ago(0, -1) })], undefined],
    ['the surer one first', [byClickId(), byClickId({ messageId: 11n })], 10n],
    ['the next one when the first cannot be', [byClickId({ storeId: 'other' }), byClickId({ messageId: 11n })], 11n],
  ])('%s', (_what, clickIds, messageId) => {
    expect(credit(order, { ...none, clickIds })?.messageId).toBe(messageId)
  })
})

describe('which evidence decides', () => {
  const clickIds = [byClickId({ messageId: 20n })]
  const codes = [{ message: { ...message, messageId: 21n } }]
  const clicks = [clicked(ago(1), { messageId: 22n })]

  test('a click id comes before a code, a code before the same customer', () => {
    expect(credit(order, { ...none, clickIds, codes, clicks })).toEqual({
      messageId: 20n,
      evidence: 'click-id',
      clickId: 'proved',
      evidenceAt: ago(1),
    })
    expect(credit(order, { ...none, codes, clicks })).toEqual({
      messageId: 21n,
      evidence: 'unique-code',
      clickId: null,
      evidenceAt: placedAt,
    })
    expect(credit(order, { ...none, clicks })).toMatchObject({ messageId: 22n, evidence: 'same-customer' })
  })

  test('a code made for the order’s own message proves nothing', () => {
    expect(credit(order, { ...none, codes: [{ message: { ...message, orderId: 2n } }] })).toBeUndefined()
  })

  test('an order that does not count is credited to nobody', () => {
    expect(credit({ ...order, isCounted: false }, { ...none, clickIds, codes, clicks })).toBeUndefined()
  })
})
