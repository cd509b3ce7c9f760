import { describe, expect, test } from 'vitest'
import { deliveryOriginNames, deliveryStateNames } from '../../src/admin/deliveries/filter.ts'
import { whyNone } from '../../src/admin/deliveries/no-deliveries.tsx'
import { deliveryOrigins, deliveryStates, deliveryWord } from '../../src/admin/words.ts'
import { deliveryOrigin, deliveryState } from '../../src/web/schemas/delivery.ts'

test('the choices are exactly what the API knows', () => {
  expect([...deliveryStateNames]).toEqual(deliveryState.options)
  expect([...deliveryOriginNames]).toEqual(deliveryOrigin.options)
  expect(Object.keys(deliveryOrigins)).toEqual(deliveryOrigin.options)
})

describe('a delivery’s state in a word', () => {
  test.each(deliveryState.options)('%s has one', (state) => {
    expect(deliveryWord({ state, isAsking: false })).toBe(deliveryStates[state])
  })

  test('one that waits for the platform’s API is told from one that is about to be read', () => {
    expect(deliveryWord({ state: 'waiting', isAsking: true }).label).toBe('Waiting for the API')
  })
})

describe('why a list of deliveries is empty', () => {
  test('a search says what it can find', () => {
    expect(whyNone({ q: '1001' })).toContain('cancellations and refunds')
  })

  test('nothing found by asking may only mean that nobody could ask', () => {
    expect(whyNone({ origin: 'reconcile' })).toContain('only with API access')
  })

  test('else it is the state or topic', () => {
    expect(whyNone({ state: 'ignored' })).toContain('state and topic')
  })
})
