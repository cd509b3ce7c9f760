import { describe, expect, test } from 'vitest'
import type { Answers, MessageRow } from '../../demo/app/answers.ts'
import type { Report } from '../../demo/app/report.ts'
import { findings } from '../../demo/findings.ts'
import { each, euros, same } from '../../demo/ledger/check.ts'
import { checkArms } from '../../demo/ledger/check-arms.ts'
import { checkCredits } from '../../demo/ledger/check-credits.ts'
import { checkMessages } from '../../demo/ledger/check-messages.ts'
import { checkReport } from '../../demo/ledger/check-report.ts'
import { type Ledger, type Mail, openLedger } from '../../demo/ledger/ledger.ts'
import { readOptions } from '../../demo/options.ts'
import { differences, sideBySide } from '../../demo/print.ts'
import { openTill } from '../../demo/world/till.ts'
import { anna, noon, order } from './orders.ts'

const later = new Date(noon.getTime() + 3_600_000)

/** One order, thanked for at the next move of the clock. */
function oneOrder(): { ledger: Ledger; mail: Mail } {
  const ledger = openLedger()
  const placed = order({}, openTill())
  const mail: Mail = {
    ...{ id: '1', to: 'anna.albers@mail.example', orderNumber: placed.number, receivedAt: later, step: 1 },
    ...{ storeLink: 's', offerLinks: ['o'], unsubscribeUrl: 'u', code: null },
  }
  ledger.steps.push(noon, later)
  ledger.orders.push(placed)
  ledger.news.set(placed.id, { paid: 0 })
  ledger.mails.push(mail)
  return { ledger, mail }
}

const row: MessageRow = {
  ...{ id: '1', orderNumber: '#1001', to: anna.email, state: 'sent', reason: null, arm: 'offer', dueAt: later },
  ...{ offers: ['Earl Grey Reserve'], humanClicks: 0, scannerClicks: 0, credited: null },
}
const answers = (...messages: MessageRow[]): Answers => ({ messages, quarantined: 0, suppressed: 0 })
const wrong = (checks: readonly { readonly wrong: readonly string[] }[]) => checks.flatMap((check) => check.wrong)

describe('the demo notices', () => {
  test('nothing when everything agrees', () => {
    const { ledger } = oneOrder()
    expect(wrong([...checkMessages(ledger, answers(row)), ...checkCredits(ledger, answers(row))])).toEqual([])
  })

  test('a message that is missing', () => {
    expect(wrong(checkMessages(oneOrder().ledger, answers()))).toContain('#1001 has no message')
  })

  test('a message that was not sent, and why', () => {
    const skipped = { ...row, state: 'skipped', reason: 'too-late' }
    expect(wrong(checkMessages(oneOrder().ledger, answers(skipped)))).toContain('#1001 is skipped (too-late), not sent')
  })

  test('a customer who was mailed twice for one order', () => {
    const { ledger, mail } = oneOrder()
    ledger.mails.push({ ...mail, id: '2' })
    expect(wrong(checkMessages(ledger, answers(row)))).toContain('#1001 was mailed 2 times, not 1')
  })

  test('a mail that left after the cancellation', () => {
    const { ledger } = oneOrder()
    ledger.news.set(ledger.orders[0]?.id ?? '', { paid: 0, cancelled: 0 })
    expect(wrong(checkMessages(ledger, answers(row)))).toContain('#1001 is sent, not skipped (cancelled)')
  })

  test('an offer in a held-out customer’s mail', () => {
    expect(wrong(checkArms(oneOrder().ledger, answers({ ...row, arm: 'held-out' })))).toContain(
      '#1001 (held-out) has an offer',
    )
  })

  test('a customer whose arm changed', () => {
    const { ledger } = oneOrder()
    ledger.orders.push({ ...order(), id: '2', number: '#1002' })
    const second = { ...row, id: '2', orderNumber: '#1002', arm: 'held-out' }
    expect(wrong(checkArms(ledger, answers(row, second)))).toContain('#1002 is held-out, earlier offer')
  })

  test('a click it never made, and a credit nobody earned', () => {
    const strange = { ...row, humanClicks: 1, credited: { orders: 1, net: { minor: 500, currency: 'EUR' } } }
    expect(wrong(checkCredits(oneOrder().ledger, answers(strange)))).toEqual([
      '1 instead of 0',
      '#1001: 1+0, not 0+0',
      '1 instead of 0',
      '#1001 has 1 orders, not 0',
      '5.00 € instead of 0.00 €',
    ])
  })

  test('a holdout that chance does not explain', () => {
    const ledger = openLedger()
    const ringUp = openTill()
    const rows = Array.from({ length: 200 }, (_, index) => {
      const placed = order({ customer: { ...anna, email: `reader.${index}@mail.example` } }, ringUp)
      ledger.orders.push(placed)
      return { ...row, id: String(index + 1), orderNumber: placed.number, arm: 'offer', offers: [] }
    })
    expect(wrong(checkArms(ledger, answers(...rows)))).toContain('0 of 200 is not a fifth')
  })

  test('a figure of the report that is off, and the day it is off on', () => {
    const money = { gross: 1000, net: 800 }
    const book = new Map([
      ['2026-09-02 email', { orders: 1, ...money, recipients: 0, converters: 0 }],
      ['2026-09-02 mailed', { orders: 1, ...money, recipients: 1, converters: 1 }],
    ])
    expect(wrong(checkReport(book, reportOf(1, 800)))).toEqual([])
    expect(wrong(checkReport(book, reportOf(1, 900)))).toEqual([
      '9.00 € instead of 8.00 €',
      '9.00 € instead of 8.00 €',
      '2026-09-02: credited to email, mails that left',
    ])
    expect(wrong(checkReport(book, reportOf(2, 800)))).toContain('2 instead of 1')
  })
})

describe('the demo prints', () => {
  const checks = [same('orders', 3, 3), same('revenue', 1250, 1200, euros), each('mails', ['a', 'b'], () => undefined)]

  test('both accounts side by side, in columns', () => {
    const lines = sideBySide(checks)
    expect(lines[2]).toMatch(/^revenue +12\.50 € +12\.00 € +DIFFERS$/)
    expect(lines[1]).toMatch(/^orders +3 +3 +agrees$/)
    expect(new Set(lines.slice(1).map((line) => line.search(/agrees|DIFFERS/))).size).toBe(1)
  })

  test('what differs, and no more than a dozen lines of it', () => {
    expect(differences(checks)).toEqual(['  revenue:', '    12.00 € instead of 12.50 €'])
    const many = each(
      'orders',
      Array.from({ length: 30 }, (_, index) => index),
      (index) => `#${index}`,
    )
    expect(differences([many]).at(-1)).toBe('    and 18 more')
  })

  test('what the report found beside the truth', () => {
    const lines = findings(reportOf(1, 800)).join('\n')
    expect(lines).toContain('24.0 %')
    expect(lines).toContain('unknown (too few)')
  })
})

describe('the demo’s options', () => {
  test('have defaults', () => {
    expect(readOptions([])).toEqual({ once: false, customers: 2000, days: 45, seed: 'nordlicht' })
  })

  test('are read', () => {
    expect(readOptions(['--once', '--customers', '50', '--days=7', '--seed', 'x'])).toEqual({
      ...{ once: true, customers: 50, days: 7, seed: 'x' },
    })
  })

  test.each([[['--days', '46']], [['--customers', 'many']], [['--twice']], [['--days', '0']]])(
    '%j is refused',
    (given) => {
      expect(() => readOptions(given)).toThrow()
    },
  )
})

function reportOf(orders: number, net: number): Report {
  const channel = (count: number, minor: number) => ({
    orders: count,
    gross: { minor: count * 1000 },
    net: { minor },
    aovNet: null,
  })
  const arm = { ...channel(0, 0), recipients: 0, converters: 0, conversion: null, rprNet: null }
  const groups = {
    email: { ...channel(orders, net), gross: { minor: 1000 } },
    mailed: { ...arm, ...channel(orders, net), recipients: 1, converters: orders },
    other: channel(0, 0),
    offer: arm,
    heldOut: arm,
  }
  const unknown = { kind: 'unknown', because: 'too few' } as const
  return {
    total: { ...groups, all: channel(orders, net) },
    days: [{ day: '2026-09-02', ...groups }],
    lifts: { aov: unknown, conversion: unknown, rpr: unknown },
  }
}
