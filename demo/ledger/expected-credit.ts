import type { Order } from '../world/shop.ts'
import { addressOf, type Click, isCounted, type Ledger, type Mail } from './ledger.ts'

/** The mail an order is owed to, and what proves it. */
export interface ExpectedCredit {
  readonly mail: Mail
  readonly evidence: 'click-id' | 'unique-code' | 'same-customer'
}

export interface CreditBook {
  creditOf(order: Order): ExpectedCredit | undefined
}

const windowMs = 5 * 24 * 3_600_000

/** Looks up every order's proof in what really happened, the surest first. */
export function openCreditBook({ clicks, mails }: Ledger): CreditBook {
  const byClickId = new Map(clicks.map((click) => [click.clickId, click]))
  const byCode = new Map(mails.flatMap((mail) => (mail.code ? [[mail.code, mail] as const] : [])))
  const byReader = humanClicksByReader(clicks)
  return {
    creditOf(order) {
      if (!isCounted(order)) return undefined
      const clicked = carriedIds(order).flatMap((id) => byClickId.get(id)?.mail ?? [])
      const coded = order.discountCode ? [byCode.get(order.discountCode)] : []
      return (
        proved(order, clicked, 'click-id') ??
        proved(order, coded, 'unique-code') ??
        proved(order, lastClicks(order, byReader), 'same-customer')
      )
    },
  }
}

/** A mail cannot have led to its own order, nor to one placed before it was there. */
function proved(order: Order, mails: readonly (Mail | undefined)[], evidence: ExpectedCredit['evidence']) {
  const mail = mails.find((it) => it && it.receivedAt <= order.placedAt && it.orderNumber !== order.number)
  return mail && { mail, evidence }
}

function carriedIds({ attributes, landingSite }: Order): string[] {
  const query = landingSite ? new URL(landingSite, 'https://shop.example').searchParams : new URLSearchParams()
  const told = [attributes['notch_click'], query.get('notch_click'), query.get('attributes[notch_click]')]
  return told.flatMap((id) => id ?? [])
}

/** The same person's clicks within the window, the latest first. */
function lastClicks(order: Order, byReader: ReadonlyMap<string, readonly Click[]>): Mail[] {
  const until = order.placedAt.getTime()
  return (byReader.get(addressOf(order) ?? '') ?? [])
    .filter(({ at }) => at.getTime() <= until && at.getTime() >= until - windowMs)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime() || Number(b.mail.id) - Number(a.mail.id))
    .map(({ mail }) => mail)
}

function humanClicksByReader(clicks: readonly Click[]): Map<string, Click[]> {
  const byReader = new Map<string, Click[]>()
  for (const click of clicks) {
    if (!click.isHuman) continue
    const known = byReader.get(click.mail.to) ?? []
    byReader.set(click.mail.to, [...known, click])
  }
  return byReader
}
