import { beforeEach, expect, test } from 'vitest'
import type { Consent, IncomingConsent, IncomingCustomer } from '../../src/orders/incoming.ts'
import { recordConsents, recordOrders } from '../../src/orders/record.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { aCustomer, anOrder, minutesAfterTen } from '../support/incoming.ts'
import { addStore } from '../support/rows.ts'

const database = await testDatabase()
const { client } = database
const now = new Date('2026-11-01T12:00:00Z')

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
})

let orders = 0
/** An order that changed at a minute, by a customer who ticked the box or not when it was placed. */
function ordered(minute: number, consent: Consent, changes: Partial<IncomingCustomer> = {}) {
  orders += 1
  const version = `${minutesAfterTen(minute).toISOString()} 000 x${orders}`
  const customer = aCustomer({ consent, consentSource: 'box', ...changes })
  return client.$transaction((rows) =>
    recordOrders(rows, 'shop', [anOrder({ externalId: `${orders}`, version, customer })], now),
  )
}
function said(minute: number, consent: IncomingConsent['consent'], email = aCustomer().email ?? '') {
  const one = { email, customerExternalId: null, consent, consentSource: 'account', consentAt: minutesAfterTen(minute) }
  return client.$transaction((rows) => recordConsents(rows, 'shop', [one], now))
}
const standing = async () => {
  const { consent, consentSource } = await client.customer.findFirstOrThrow()
  return [consent, consentSource]
}

test('a box left open takes nothing back', async () => {
  await ordered(1, 'refused')
  await ordered(2, 'unasked')
  expect(await standing()).toEqual(['refused', 'box'])
})

test('what was said last counts, in whatever order it is told', async () => {
  await said(5, 'refused')
  await ordered(1, 'allowed')
  expect(await standing()).toEqual(['refused', 'account'])
  await said(9, 'allowed')
  await said(7, 'refused')
  expect(await standing()).toEqual(['allowed', 'account'])
})

test('an old order that changes today does not tick its box again', async () => {
  await said(5, 'refused')
  await ordered(30, 'allowed', { consentAt: minutesAfterTen(1) })
  expect(await standing()).toEqual(['refused', 'account'])
})

test('of two things said at one moment the refusal counts', async () => {
  await said(5, 'refused')
  await said(5, 'allowed')
  expect(await standing()).toEqual(['refused', 'account'])
})

test('who said it before buying anything is the same customer as who buys', async () => {
  await said(5, 'refused', 'new@example.com')
  await ordered(9, 'unasked', { email: 'new@example.com' })
  expect(await client.customer.findMany()).toMatchObject([
    { email: 'new@example.com', consent: 'refused', firstName: 'Ada' },
  ])
})
