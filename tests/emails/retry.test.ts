import { expect, test } from 'vitest'
import { settlementOf } from '../../src/emails/retry.ts'

const now = new Date('2026-11-24T10:00:00Z')
const minutesUntil = (at: Date | null) => at && (at.getTime() - now.getTime()) / 60_000

test('an accepted mail is sent and its reply kept', () => {
  const settled = settlementOf({ kind: 'accepted', reply: '250 queued as 7' }, 0, now)
  expect(settled).toEqual({ state: 'sent', reason: null, detail: '250 queued as 7', attempts: 1, dueAt: null })
})

test('a refused address and a refused mail are told apart, and neither is tried again', () => {
  const address = settlementOf({ kind: 'refused', because: 'address', reply: '550 no such user' }, 0, now)
  const content = settlementOf({ kind: 'refused', because: 'content', reply: '554 spam' }, 0, now)
  expect([address.state, address.reason, address.dueAt]).toEqual(['refused', 'address-refused', null])
  expect([content.state, content.reason, content.dueAt]).toEqual(['refused', 'content-refused', null])
  expect([address.isDeadAddress, content.isDeadAddress]).toEqual([false, false])
})

test('a temporary refusal waits longer each time and ends after the last wait', () => {
  const waits = [0, 1, 2, 3, 4, 5, 6].map((spent) =>
    minutesUntil(settlementOf({ kind: 'busy', reply: '451' }, spent, now).dueAt),
  )
  expect(waits).toEqual([5, 15, 60, 180, 360, 720, 1440])
  const last = settlementOf({ kind: 'busy', reply: '451 later' }, 7, now)
  expect(last).toMatchObject({ state: 'refused', reason: 'tries-spent', detail: '451 later', dueAt: null })
})

test('a server that is down spends nobody’s tries', () => {
  const settled = settlementOf({ kind: 'down', reply: 'connect ECONNREFUSED' }, 3, now)
  expect(settled).toMatchObject({ state: 'planned', reason: 'server-down', attempts: 3, dueAt: now })
})

test('what nobody can know is uncertain, never waiting', () => {
  const settled = settlementOf({ kind: 'unknown', reply: 'connection closed after the message' }, 0, now)
  expect(settled).toMatchObject({ state: 'uncertain', reason: 'in-doubt', dueAt: null })
})

test.each([
  ['550 5.1.1 no such user', true],
  ['550-5.1.1 The email account that you tried to reach does not exist', true],
  ['550 5.2.1 mailbox disabled', true],
  ['550 5.1.10 recipient not found', true],
  ['550 5.2.2 mailbox full', false],
  ['550 5.7.1 blocked by our list', false],
  ['550 no', false],
])('"%s" strikes the address off: %s', (reply, isDeadAddress) => {
  expect(settlementOf({ kind: 'refused', because: 'address', reply }, 0, now)).toMatchObject({ isDeadAddress })
})
