import { decimalText, formatMoney } from '../lib/money.ts'

/** Money as the API sends it: minor units as text, since JSON has no bigint. */
export interface SentMoney {
  readonly minor: string
  readonly currency: string
}

const pageLocale: string = globalThis.navigator?.language ?? 'en'

export function money(amount: SentMoney, locale = pageLocale): string {
  return formatMoney({ minor: BigInt(amount.minor), currency: amount.currency }, locale)
}

/** For charts only, where a point's place needs no more digits than a double has. */
export function approximate(amount: SentMoney): number {
  return Number(decimalText({ minor: BigInt(amount.minor), currency: amount.currency }))
}

export function count(number: number, locale = pageLocale): string {
  return new Intl.NumberFormat(locale).format(number)
}

/** 0.0312 → "3.1 %" the way the locale writes it. */
export function percent(fraction: number, locale = pageLocale): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(fraction)
}

/** As `percent`, with a sign, so that a lift reads as one. */
export function signedPercent(fraction: number, locale = pageLocale): string {
  const style = { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' } as const
  return new Intl.NumberFormat(locale, style).format(fraction)
}

export function dateTime(iso: string, timeZone: string, locale = pageLocale): string {
  const style = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const
  return new Intl.DateTimeFormat(locale, style).format(new Date(iso))
}

export function dayOf(iso: string, timeZone: string, locale = pageLocale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(new Date(iso))
}

/** A calendar day ("2026-11-24"), which belongs to no zone. */
export function calendarDay(day: string, locale = pageLocale): string {
  const style = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(locale, style).format(new Date(`${day}T00:00:00Z`))
}

const steps = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** "3 hours ago", "in 20 minutes", "now". */
export function relative(iso: string, now: Date, locale = pageLocale): string {
  const seconds = (new Date(iso).getTime() - now.getTime()) / 1000
  const step = steps.find(([, size]) => Math.abs(seconds) >= size)
  if (!step) return Math.abs(seconds) < 5 ? 'now' : seconds < 0 ? 'moments ago' : 'in a moment'
  const [unit, size] = step
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(seconds / size), unit)
}

/** Minutes after midnight → "21:30". */
export function minuteText(minute: number): string {
  const hours = Math.floor(minute / 60) % 24
  return `${String(hours).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** "21:30" → minutes after midnight; undefined when it is not a time. */
export function minuteOf(text: string): number | undefined {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim())
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined
}

/** "1 order", "2 orders". */
export function plural(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`
}

/** A chart's axis label: the amount without its smallest digits. */
export function currencyText(amount: number, currency: string, locale = pageLocale): string {
  const style = { style: 'currency', currency, maximumFractionDigits: amount >= 1000 ? 0 : 2 } as const
  return new Intl.NumberFormat(locale, style).format(amount)
}
