import { describe, expect, test } from 'vitest'
import { type ConnectWords, connectWords } from '../../src/admin/stores/connect-words.ts'
import { madeKey, madeStandardSecret } from '../../src/admin/stores/made-secret.ts'
import { connectSearch, newStoreSearch, stepsFor } from '../../src/admin/stores/steps.ts'
import { type StoreAdapter, Unreadable } from '../../src/stores/adapter.ts'
import { bigcommerce } from '../../src/stores/bigcommerce.ts'
import { saleor } from '../../src/stores/saleor.ts'
import { subscriptionQuery } from '../../src/stores/saleor-query.ts'
import { shopify } from '../../src/stores/shopify.ts'
import { standard } from '../../src/stores/standard.ts'
import { stripe } from '../../src/stores/stripe.ts'
import { woocommerce } from '../../src/stores/woocommerce.ts'

const adapters = [shopify, woocommerce, bigcommerce, stripe, saleor, standard]
const hookUrl = 'https://notch.example/hooks/tea'
const store = { id: 'tea', currency: 'EUR', storefrontUrl: 'https://tea.example' }
const other = connectWords('a platform nobody wrote words for')
const topicsOf = (words: ConnectWords) => words.steps.flatMap(({ topics = [] }) => topics.map(({ name }) => name))

/** An adapter ignores what it does not know; what it knows it reads, or says why it cannot. */
function isRead(adapter: StoreAdapter, topic: string): boolean {
  const body = Buffer.from(JSON.stringify({ type: topic, timestamp: '2026-11-24T12:00:00Z', data: {} }))
  try {
    const incoming = adapter.read({ topic, headers: {}, body, receivedAt: new Date(0) }, store)
    return incoming.every(({ kind }) => kind !== 'ignored')
  } catch (error) {
    if (error instanceof Unreadable) return true
    throw error
  }
}

describe.each(adapters.map((adapter) => [adapter.label, adapter] as const))('%s', (_, adapter) => {
  const words = connectWords(adapter.name)

  test('has words of its own', () => {
    expect(words).not.toBe(other)
    expect(words.steps.length).toBeGreaterThan(1)
    expect([words.summary, words.tryOut, words.secret.help]).not.toContain('')
  })

  test('is told to send only what Notch reads', () => {
    expect(topicsOf(words).filter((topic) => !isRead(adapter, topic))).toEqual([])
  })

  test('says what access is for exactly when there is an API to ask', () => {
    expect(words.access !== '').toBe(adapter.api !== undefined)
    expect(words.needsAccess).toBe(adapter.asks !== undefined)
  })
})

describe('what a platform has to send', () => {
  test.each(['shopify', 'woocommerce', 'stripe', 'standard'])('%s tells of orders, refunds and products', (name) => {
    const topics = topicsOf(connectWords(name)).join(' ')
    expect(topics).toMatch(/order|checkout/)
    expect(topics).toMatch(/product/)
    expect(topics).toMatch(/refund|order\.updated/)
  })

  test('a cancellation in Shopify is among it', () => {
    expect(topicsOf(connectWords('shopify'))).toContain('orders/cancelled')
  })

  test('a platform without words still says where to send what', () => {
    expect(other.steps[0]?.text).toContain('hook address')
    expect(connectWords('toString')).toBe(other)
  })
})

describe('what is copied to a platform', () => {
  const copied = (name: string) => connectWords(name).steps.flatMap(({ copy }) => copy?.value(hookUrl) ?? [])

  test('BigCommerce’s command asks for well-formed webhooks to this address', () => {
    const [command = ''] = copied('bigcommerce')
    const body = /-d "(.*)"$/m.exec(command)?.[1]?.replaceAll('\\"', '"') ?? ''
    expect(JSON.parse(body)).toEqual({ scope: '$scope', destination: hookUrl, is_active: true })
    expect(command).toContain("'store/order/*'")
  })

  test('Saleor’s query is the one its adapter reads', () => {
    expect(copied('saleor')).toEqual([subscriptionQuery])
  })
})

describe('a secret made here', () => {
  test('is as the standard wants it: whsec_ and 24 bytes in base64', () => {
    const secret = madeStandardSecret()
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/)
    expect(Buffer.from(secret.slice(6), 'base64')).toHaveLength(24)
  })

  test('for a form of WordPress has nothing that a form could change', () => {
    expect(madeKey()).toMatch(/^[0-9a-f]{48}$/)
  })

  test('is never the same twice', () => {
    const many = Array.from({ length: 50 }, () => [madeKey(), madeStandardSecret()]).flat()
    expect(new Set(many).size).toBe(many.length)
  })
})

describe('the steps', () => {
  test('leave access out where there is no API to ask', () => {
    expect(stepsFor(true)).toEqual(['platform', 'store', 'webhook', 'access', 'first'])
    expect(stepsFor(false)).toEqual(['platform', 'store', 'webhook', 'first'])
  })

  test('have addresses; any other opens the first of its page', () => {
    expect(newStoreSearch({ step: 'webhook' })).toEqual({ step: 'webhook' })
    expect(newStoreSearch({ step: 'access' })).toEqual({})
    expect(connectSearch({ step: 'access' })).toEqual({ step: 'access' })
    expect(connectSearch({ step: 'platform' })).toEqual({})
  })
})
