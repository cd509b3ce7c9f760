import { describe, expect, test } from 'vitest'
import { stepsOf } from '../../src/admin/home/steps.ts'
import { currencies, languagesWith, slugOf, timeZones } from '../../src/admin/settings/choices.ts'
import { addressOrNothing } from '../../src/admin/settings/sender-section.tsx'
import { smallestVisibleLift } from '../../src/admin/settings/visible-lift.ts'
import { webAddress } from '../../src/admin/settings/web-address.ts'
import type { StoreJson } from '../../src/web/schemas/store.ts'

describe('a store’s short name', () => {
  test.each([
    ['Maple & Ash Ltd.', 'maple-ash-ltd'],
    ['Käsehaus Łódź', 'kasehaus-odz'],
    ['  -- tea --  ', 'tea'],
    ['茶', ''],
    ['x'.repeat(80), 'x'.repeat(40)],
  ])('of "%s" is "%s"', (name, slug) => {
    expect(slugOf(name)).toBe(slug)
  })
})

describe('the pickers', () => {
  test('know the world', () => {
    expect(currencies).toContain('EUR')
    expect(timeZones[0]).toBe('UTC')
    expect(timeZones).toContain('Europe/Berlin')
    expect(new Set(timeZones).size).toBe(timeZones.length)
  })

  test('a store’s own unusual language is among the choices', () => {
    expect(languagesWith('is')[0]).toEqual({ value: 'is', label: 'Icelandic (is)' })
    expect(languagesWith('en').filter(({ value }) => value === 'en')).toHaveLength(1)
  })
})

describe('addresses', () => {
  test.each(['', 'a@b.co', 'thanks+x@shop.example.com'])('"%s" is fine', (text) => {
    expect(addressOrNothing(text)).toBeNull()
  })
  test.each(['a', 'a@b', 'a b@c.de', '@c.de', 'a@@c.de'])('"%s" is not an email address', (text) => {
    expect(addressOrNothing(text)).not.toBeNull()
  })
  test('a storefront is on the web', () => {
    expect(webAddress('https://shop.example')).toBeNull()
    expect(webAddress('shop.example')).not.toBeNull()
    expect(webAddress('ftp://shop.example')).not.toBeNull()
    expect(webAddress('https:///path')).not.toBeNull()
  })
})

describe('what a holdout can show', () => {
  test('more customers show smaller lifts', () => {
    const lifts = [500, 2_000, 10_000, 50_000].map((customers) => smallestVisibleLift(customers, 0.2, 0.05) ?? 0)
    expect(lifts).toEqual(lifts.toSorted((a, b) => b - a))
  })

  test('half and half shows most', () => {
    const at = (share: number) => smallestVisibleLift(10_000, share, 0.05) ?? 0
    expect(at(0.5)).toBeLessThan(at(0.2))
    expect(at(0.2)).toBeLessThan(at(0.05))
    expect(at(0.2)).toBeCloseTo(at(0.8), 12)
  })

  test('agrees with the textbook: 5 % against 6 % needs about 8,150 in each of two equal groups', () => {
    expect(smallestVisibleLift(16_300, 0.5, 0.055)).toBeCloseTo(0.182, 2)
  })

  test('nothing can be shown without a holdout, or with nobody else', () => {
    expect(smallestVisibleLift(1_000, 0, 0.05)).toBeUndefined()
    expect(smallestVisibleLift(1_000, 1, 0.05)).toBeUndefined()
    expect(smallestVisibleLift(0, 0.2, 0.05)).toBeUndefined()
  })
})

describe('the first steps', () => {
  const store: StoreJson = {
    id: 'tea',
    platform: 'shopify',
    platformLabel: 'Shopify',
    name: 'Tea',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    locale: 'en',
    storefrontUrl: 'https://tea.example',
    senderName: '',
    senderEmail: '',
    replyTo: '',
    postalAddress: '',
    brand: {},
    sendingPaused: false,
    holdoutShare: 2000,
    holdoutGets: 'plain',
    quietFromMinute: 1260,
    quietToMinute: 480,
    windowDays: 5,
    revenueIncludesTax: false,
    revenueIncludesShipping: false,
    hookUrl: 'https://notch.example/hooks/tea',
    credentials: [],
    managesHooks: false,
    secrets: [],
    flows: [],
    createdAt: '2026-11-24T12:00:00.000Z',
  }
  const done = (steps: ReturnType<typeof stepsOf>) => steps.map((step) => step.isDone)

  test('a new store has only itself', () => {
    expect(done(stepsOf(store, { rules: 0, deliveries: 0 }))).toEqual([true, false, false, false])
  })

  test('a sender without a postal address is only half a sender', () => {
    const half = { ...store, senderEmail: 'hi@tea.example' }
    expect(done(stepsOf(half, { rules: 1, deliveries: 1 }))).toEqual([true, true, false, true])
    const whole = { ...half, postalAddress: 'Hamburg' }
    expect(done(stepsOf(whole, { rules: 1, deliveries: 1 }))).toEqual([true, true, true, true])
  })

  test('each step leads to the page where it is done, and names the platform', () => {
    const steps = stepsOf(store, { rules: 0, deliveries: 0 })
    expect(steps.map((step) => step.href)).toEqual(['/settings/store', '/connect', '/settings/sender', '/rules/new'])
    expect(steps[1]?.text).toContain('Shopify')
  })
})
