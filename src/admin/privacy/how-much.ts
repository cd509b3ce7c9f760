import type { PrivacyRequestRow } from '../../web/schemas/privacy.ts'
import { plural } from '../format.ts'

/** Customers, orders and messages stay as rows, without the person. */
export const erasedLead = 'Erased, or emptied of the person:'

/** "1 customer", "2 orders", and so on, of what was erased or emptied. */
export function erasedParts(counts: PrivacyRequestRow['counts']): string[] {
  return sized([
    [counts.customers, 'customer'],
    [counts.orders, 'order'],
    [counts.messages, 'message'],
    [counts.mails, 'mail as it was sent', 'mails as they were sent'],
    [counts.clicks, 'click'],
    [counts.suppressions, 'entry on the list not to mail', 'entries on the list not to mail'],
    [counts.deliveries, 'webhook body', 'webhook bodies'],
    [counts.notes, 'other note'],
  ])
}

/** What is left of a person who said no themselves; undefined where nobody did. */
export function keptText({ refusalsKept }: Pick<PrivacyRequestRow['counts'], 'refusalsKept'>): string | undefined {
  if (refusalsKept === 0) return undefined
  const stays = refusalsKept === 1 ? '1 address stays' : `${plural(refusalsKept, 'address', 'addresses')} stay`
  return `${stays} on the list not to mail, refused by the people themselves, so that nobody mails them again.`
}

/** The export as the API sends it, as far as this page reads it. */
export interface HeldOfPerson {
  readonly email: string
  readonly exportedAt: string
  readonly customers: readonly unknown[]
  readonly orders: readonly unknown[]
  readonly messages: readonly unknown[]
  readonly suppressions: readonly unknown[]
  readonly deliveries: readonly unknown[]
  readonly refusedRows: readonly unknown[]
}

export function heldParts(held: HeldOfPerson): string[] {
  return sized([
    [held.customers.length, 'customer'],
    [held.orders.length, 'order'],
    [held.messages.length, 'message'],
    [held.suppressions.length, 'entry on the list not to mail', 'entries on the list not to mail'],
    [held.deliveries.length, 'webhook body', 'webhook bodies'],
    [held.refusedRows.length, 'row of an imported file', 'rows of imported files'],
  ])
}

/** Without the address: a file's name is seen by more people than its content. */
export function exportFileName({ exportedAt }: Pick<HeldOfPerson, 'exportedAt'>): string {
  return `personal-data-${exportedAt.slice(0, 10)}.json`
}

type Sized = readonly [number: number, one: string, many?: string]

function sized(parts: readonly Sized[]): string[] {
  return parts.flatMap(([number, one, many]) => (number === 0 ? [] : [plural(number, one, many)]))
}
