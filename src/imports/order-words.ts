import type { IncomingCustomer } from '../orders/incoming.ts'
import type { WholeOrder } from './whole-order.ts'

type ConsentTold = Pick<IncomingCustomer, 'consent' | 'consentSource' | 'consentAt'>

const refusals = new Set(['unsubscribed', 'refused', 'opted out', 'opt-out', 'redacted'])
const consents = new Set(['subscribed', 'allowed', 'opted in', 'opt-in'])

/** Asked when the order was placed. A box left open is no refusal: that takes a word which says so. */
export function readConsent({ cells, rowOf, text }: WholeOrder, consentAt: Date): ConsentTold {
  const word = text('consent')?.toLowerCase()
  if (word === undefined) return { consent: 'unasked', consentSource: null }
  const told = { consentSource: 'a file of past orders', consentAt }
  if (refusals.has(word)) return { consent: 'refused', ...told }
  const isAllowed = consents.has(word) || cells.yes(rowOf('consent'), 'consent') === true
  return { consent: isAllowed ? 'allowed' : 'unasked', ...told }
}

/** Two letters of ISO 3166; a name in some language is not guessed at. */
export function readCountry(text: string | null): string | null {
  return text !== null && /^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : null
}

/** "name: value", one a line; a line without a colon belongs to the value before it. */
export function readAttributes(text: string | null): Record<string, string> {
  const attributes = new Map<string, string>()
  let last = ''
  for (const line of (text ?? '').split(/\r?\n/)) {
    const [, name, value] = /^([^:]{1,200}):\s?(.*)$/.exec(line) ?? []
    if (name !== undefined && value !== undefined) {
      last = name.trim()
      attributes.set(last, value.trim())
    } else if (last !== '') attributes.set(last, `${attributes.get(last)}\n${line}`)
  }
  return Object.fromEntries([...attributes].filter(([name]) => name !== '' && name !== '__proto__'))
}
