import { describe, expect, test } from 'vitest'
import { openCreditBook } from '../../demo/ledger/expected-credit.ts'
import { expectMessage } from '../../demo/ledger/expected-message.ts'
import { assignments, keepBooks, totalOf } from '../../demo/ledger/figures.ts'
import { type Click, type Ledger, type Mail, type News, noteNews, openLedger } from '../../demo/ledger/ledger.ts'
import { grossCents, netCents } from '../../demo/ledger/revenue.ts'
import type { Order } from '../../demo/world/shop.ts'
import { openTill, type Purchase } from '../../demo/world/till.ts'
import { anna, item, noon, order } from './orders.ts'

const hour = 3_600_000
const at = (hours: number) => new Date(noon.getTime() + hours * hour)
const told = { paid: true, cancelled: false, refundedInFull: false }

/** A story in which the clock was moved every hour from noon (10:00 UTC, 12:00 in Berlin) for some days. */
function story(days = 8): Ledger {
  const ledger = openLedger()
  ledger.steps.push(...Array.from({ length: days * 24 }, (_, step) => at(step)))
  return ledger
}

function addOrder(ledger: Ledger, placed: Order, news: News = { paid: 0 }): Order {
  ledger.orders.push(placed)
  ledger.news.set(placed.id, news)
  return placed
}

function mailFor(placed: Order, hours: number, changes: Partial<Mail> = {}): Mail {
  const links = { storeLink: 's', offerLinks: ['o'], unsubscribeUrl: 'u', code: null }
  const mail = {
    id: String(hours + 1),
    to: anna.email.toLowerCase(),
    orderNumber: placed.number,
    receivedAt: at(hours),
  }
  return { ...mail, step: hours, ...links, ...changes }
}

function clickOn(mail: Mail, hours: number, changes: Partial<Click> = {}): Click {
  const location = new URL('https://tea.example/')
  return { mail, at: at(hours), isHuman: true, link: 'offer', clickId: `click-${hours}`, location, ...changes }
}

describe('the message the demo expects', () => {
  test('leaves half an hour after the order, at the next move of the clock', () => {
    const ledger = story()
    expect(expectMessage(addOrder(ledger, order()), ledger)).toMatchObject({
      state: 'sent',
      dueAt: at(1),
      plannedStep: 1,
    })
  })

  test('waits for the morning when the order comes at night', () => {
    const ledger = story()
    const late = addOrder(ledger, order({ at: at(11) }), { paid: 11 })
    expect(expectMessage(late, ledger)).toMatchObject({ state: 'sent', dueAt: new Date('2026-09-03T06:00:00Z') })
  })

  test('is none for an order nobody said was paid', () => {
    const ledger = story()
    expect(expectMessage(addOrder(ledger, order(), {}), ledger)).toBeUndefined()
  })

  test.each([
    ['test', 'test-order'],
    ['point-of-sale', 'point-of-sale'],
    ['replacement', 'replacement'],
    ['no-address', 'no-address'],
  ] as const)('is not sent for a %s, which takes no part in the experiment', (kind, reason) => {
    const ledger = story()
    const placed = addOrder(ledger, order({ kind }))
    expect(expectMessage(placed, ledger)).toMatchObject({ state: 'skipped', reason, isAssigned: false })
  })

  test('is stopped by a cancellation told before it leaves, not by one told after', () => {
    const ledger = story()
    const ringUp = openTill()
    const stopped = addOrder(ledger, order({}, ringUp), { paid: 0, cancelled: 0 })
    const gone = addOrder(ledger, order({}, ringUp), { paid: 0, cancelled: 1 })
    expect(expectMessage(stopped, ledger)).toMatchObject({ state: 'skipped', reason: 'cancelled' })
    expect(expectMessage(gone, ledger)).toMatchObject({ state: 'sent' })
  })

  test('is stopped by a full refund and by an unsubscription', () => {
    const ledger = story()
    const ringUp = openTill()
    const refunded = addOrder(ledger, order({}, ringUp), { paid: 0, refundedInFull: 0 })
    expect(expectMessage(refunded, ledger)).toMatchObject({ reason: 'refunded' })
    ledger.unsubscribed.set('anna.albers@mail.example', 0)
    expect(expectMessage(addOrder(ledger, order({}, ringUp)), ledger)).toMatchObject({
      reason: 'unsubscribed',
      isAssigned: true,
    })
  })

  test('comes too late when the shop tells of the order after three days', () => {
    const ledger = story()
    expect(expectMessage(addOrder(ledger, order(), { paid: 80 }), ledger)).toMatchObject({
      reason: 'too-late',
      isAssigned: false,
    })
  })

  test('to somebody who refused offers is sent outside the experiment', () => {
    const ledger = story()
    const placed = addOrder(ledger, order({ customer: { ...anna, hasRefused: true } }))
    expect(expectMessage(placed, ledger)).toMatchObject({ state: 'sent', isAssigned: false })
  })
})

describe('the credit the demo expects', () => {
  const open = (
    bought: Partial<Purchase>,
    clicks: (mail: Mail) => Click[] = () => [],
    mailChanges: Partial<Mail> = {},
  ) => {
    const ledger = story()
    const ringUp = openTill()
    const first = addOrder(ledger, order({}, ringUp))
    const mail = mailFor(first, 1, mailChanges)
    ledger.mails.push(mail)
    ledger.clicks.push(...clicks(mail))
    const second = addOrder(ledger, order({ at: at(30), ...bought }, ringUp))
    return openCreditBook(ledger).creditOf(second)?.evidence
  }

  test.each([
    ['in its attributes', { attributes: { notch_click: 'click-3' } }],
    ['in its landing page', { landingSite: '/?notch_click=click-3' }],
    ['in the cart attribute of its landing page', { landingSite: '/cart/1:1?attributes%5Bnotch_click%5D=click-3' }],
  ])('is by the click id %s, whoever ordered', (_, carried) => {
    expect(open({ ...carried, customer: null }, (mail) => [clickOn(mail, 3)])).toBe('click-id')
  })

  test('is by a code of the mail’s own, even without a click', () => {
    expect(open({ discountCode: 'RESERVE-1' }, () => [], { code: 'RESERVE-1' })).toBe('unique-code')
    expect(open({ discountCode: 'PRESENT5' }, () => [], { code: 'RESERVE-1' })).toBeUndefined()
  })

  test('is by the same customer’s click in the five days before, and not one second longer', () => {
    expect(open({}, (mail) => [clickOn(mail, 3)])).toBe('same-customer')
    expect(open({ at: at(3 + 120) }, (mail) => [clickOn(mail, 3)])).toBe('same-customer')
    expect(open({ at: new Date(at(3 + 120).getTime() + 1000) }, (mail) => [clickOn(mail, 3)])).toBeUndefined()
  })

  test('is none for a scanner’s click, another person’s click, or no click', () => {
    expect(open({}, (mail) => [clickOn(mail, 3, { isHuman: false })])).toBeUndefined()
    expect(open({ customer: { ...anna, email: 'ben@mail.example' } }, (mail) => [clickOn(mail, 3)])).toBeUndefined()
    expect(open({})).toBeUndefined()
  })

  test('is none for an order that does not count', () => {
    expect(open({ kind: 'test' }, (mail) => [clickOn(mail, 3)])).toBeUndefined()
  })

  test('is none for the order the mail thanks for', () => {
    const ledger = story()
    const first = addOrder(ledger, order({ at: at(5), attributes: { notch_click: 'click-3' } }))
    const mail = mailFor(first, 1)
    ledger.clicks.push(clickOn(mail, 3))
    expect(openCreditBook(ledger).creditOf(first)).toBeUndefined()
  })
})

describe('the demo’s books', () => {
  test('count a second order within five days for its customer’s arm, and refunds against it', () => {
    const ledger = story()
    const ringUp = openTill()
    addOrder(ledger, order({}, ringUp))
    const second = addOrder(
      ledger,
      order({ at: at(30), items: [item('Earl Grey Classic'), item('Heather Honey')] }, ringUp),
    )
    second.refunds.push({ id: '1', at: at(50), lines: second.lines.slice(0, 1) })
    const book = keepBooks(ledger, () => 'held-out')
    const figures = { orders: 1, gross: grossCents(second), net: netCents(second), recipients: 1, converters: 1 }
    expect(totalOf(book, 'heldOut')).toEqual(figures)
    expect(netCents(second)).toBeLessThan(grossCents(second))
    expect(book.get('2026-09-02 heldOut')).toEqual(figures)
    expect(totalOf(book, 'offer').recipients).toBe(0)
  })

  test('leave out the order that is thanked for, and those after the window', () => {
    const ledger = story(9)
    const ringUp = openTill()
    addOrder(ledger, order({}, ringUp))
    addOrder(ledger, order({ at: at(1 + 121) }, ringUp), { paid: 122 })
    expect(
      totalOf(
        keepBooks(ledger, () => 'offer'),
        'offer',
      ),
    ).toMatchObject({ recipients: 1, converters: 0, orders: 0 })
  })

  test('assign a customer by the message planned first, though its order came second', () => {
    const ledger = story()
    const ringUp = openTill()
    addOrder(ledger, order({}, ringUp), { paid: 20 })
    const second = addOrder(ledger, order({ at: at(2) }, ringUp), { paid: 2 })
    expect(assignments(ledger).get('anna.albers@mail.example')?.order).toBe(second)
  })

  test('count every paid order once, credited or not', () => {
    const ledger = story()
    const ringUp = openTill()
    for (const kind of ['usual', 'point-of-sale', 'no-address', 'test', 'replacement'] as const) {
      addOrder(ledger, order({ kind }, ringUp))
    }
    addOrder(ledger, order({}, ringUp)).cancelledAt = at(1)
    expect(
      totalOf(
        keepBooks(ledger, () => 'offer'),
        'other',
      ).orders,
    ).toBe(3)
  })
})

test('news are known from the first time they are told', () => {
  const ledger = openLedger()
  ledger.steps.push(at(0))
  noteNews(ledger, '1', told)
  ledger.steps.push(at(1))
  noteNews(ledger, '1', { ...told, cancelled: true })
  expect(ledger.news.get('1')).toEqual({ paid: 0, cancelled: 1 })
})
