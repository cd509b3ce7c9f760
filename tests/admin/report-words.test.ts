import { describe, expect, test } from 'vitest'
import { breakEvenText } from '../../src/admin/reports/break-even-text.ts'
import { columnsOf } from '../../src/admin/reports/columns.ts'
import { groupRows } from '../../src/admin/reports/group-rows.ts'
import { placeOf, widestOf } from '../../src/admin/reports/lift-scale.ts'
import { definitions } from '../../src/reports/metrics.ts'
import type { ArmFigures, ChannelFigures, EmailReport, LiftFigure } from '../../src/reports/report.ts'

const eur = (minor: string) => ({ minor, currency: 'EUR' })
const channel: ChannelFigures = {
  orders: 4,
  gross: eur('12000'),
  net: eur('10000'),
  aovGross: eur('3000'),
  aovNet: eur('2500'),
}
const arm: ArmFigures = {
  ...channel,
  recipients: 80,
  converters: 3,
  conversion: 0.0375,
  ordersPerRecipient: 0.05,
  rprGross: eur('150'),
  rprNet: eur('125'),
}
const nobody: ArmFigures = {
  ...arm,
  ...{
    recipients: 0,
    converters: 0,
    orders: 0,
    conversion: null,
    ordersPerRecipient: null,
    rprGross: null,
    rprNet: null,
  },
  ...{ aovGross: null, aovNet: null },
}
const unknown: LiftFigure = { kind: 'unknown', because: 'nobody is held out' }

const report: EmailReport = {
  storeId: 'tea',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  windowDays: 5,
  from: '2026-11-01',
  to: '2026-11-24',
  total: { all: channel, email: channel, mailed: arm, other: channel, offer: arm, heldOut: nobody },
  days: [],
  openWindows: { offer: 0, heldOut: 0 },
  lifts: {
    ...{ aov: unknown, conversion: unknown, ordersPerRecipient: unknown, rpr: unknown },
    ...{ identity: null, breakEvenOrdersLift: null },
  },
  verdict: { kind: 'too-few', words: 'Too few orders to tell.' },
  split: { expectedHeldOutShare: 0.2, heldOutShare: 0, pValue: 1, isOff: false },
  otherCurrencies: [],
  definitions,
}

const rows = groupRows(report)
const columns = columnsOf(report)
const cell = (group: string, label: string) => {
  const row = rows.find((one) => one.key === group)
  const column = columns.find((one) => one.label === label)
  return row && column ? column.value(row) : undefined
}

describe('the groups', () => {
  test('are three views of the shop', () => {
    const names = ['Email channel', 'Mails that left', 'Other orders', 'Got offers', 'Held out']
    expect(rows.map(({ name }) => name)).toEqual(names)
  })

  test('each has its meaning, and so has each figure', () => {
    for (const row of rows) expect(row.meaning.length).toBeGreaterThan(20)
    for (const column of columns) expect(column.definition.length).toBeGreaterThan(10)
  })

  test('a channel has no recipients: whoever ordered is not one', () => {
    expect(cell('email', 'Recipients')).toBe('–')
    expect(cell('other', 'CVR')).toBe('–')
    expect(cell('email', 'RPR')).toBe('–')
  })

  test('mails are read per mail', () => {
    const mails = rows.find(({ key }) => key === 'mailed')
    expect(columns.map(({ from }) => mails && from(mails))).toEqual(
      expect.arrayContaining(['3 led to an order', 'credited to them', 'of 80 mails']),
    )
  })

  test('an arm is read per recipient', () => {
    expect(cell('offer', 'Recipients')).toBe('80')
    expect(cell('offer', 'CVR')).toMatch(/^3[.,]8/)
    expect(cell('offer', 'RPR')).toMatch(/1[.,]25/)
  })

  test('figures are net, with gross beside them', () => {
    expect(cell('email', 'AOV')).toMatch(/25[.,]00/)
    const aov = columns.find(({ label }) => label === 'AOV')
    const email = rows[0]
    expect(email && aov?.from(email)).toMatch(/gross .*30[.,]00/)
  })

  test('where there is nothing to divide by there is no figure, never a zero', () => {
    expect(cell('held-out', 'AOV')).toBe('–')
    expect(cell('held-out', 'CVR')).toBe('–')
    expect(cell('held-out', 'RPR')).toBe('–')
    expect(cell('held-out', 'Recipients')).toBe('0')
  })
})

describe('the bars of the lifts', () => {
  const lift = (low: number, high: number): LiftFigure => ({
    kind: 'lift',
    lift: (low + high) / 2,
    low,
    high,
    pValue: 0.5,
  })

  test('share one scale, as wide as the widest interval', () => {
    expect(widestOf([lift(-0.05, 0.2), lift(-0.4, 0.1), unknown])).toBe(0.4)
  })

  test('a small effect is not blown up, a huge one does not flatten the rest', () => {
    expect(widestOf([lift(-0.001, 0.002)])).toBe(0.1)
    expect(widestOf([lift(-0.5, 40)])).toBe(1)
    expect(widestOf([unknown])).toBe(0.1)
  })

  test.each([
    [0, 50],
    [0.2, 100],
    [-0.2, 0],
    [0.1, 75],
    [5, 100],
    [-5, 0],
  ])('%s stands at %s of 100', (value, place) => {
    expect(placeOf(value, 0.2)).toBeCloseTo(place, 9)
  })
})

test.each([
  [-0.185, 'revenue falls once orders per recipient fall by more than 18.5%'],
  [0.074, 'revenue falls unless orders per recipient rise by at least 7.4%'],
  [0, 'revenue falls as soon as orders per recipient fall'],
])('a break-even at %d reads as what would cost money', (lift, text) => {
  expect(breakEvenText(lift)).toContain(text)
})
