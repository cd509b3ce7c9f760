import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { claimedClickIds } from '../../src/attribution/claims.ts'
import { originWithoutPerson, withoutPerson } from '../../src/orders/without-person.ts'
import { anOrder } from '../support/incoming.ts'

const nothing = { landingPage: null, referrer: null, attributes: {}, tags: [] }

test.each([
  [null, null],
  ['', '/'],
  ['/', '/'],
  ['/account/ada-byron?email=ada%40example.com', '/'],
  [
    '/products/tea?utm_source=upsell&utm_medium=email&utm_campaign=post+purchase&gclid=x',
    expect.stringContaining('utm_'),
  ],
  ['/products/tea?utm_source=ada%40example.com&utm_medium=email', '/?utm_medium=email'],
  ['https://shop.example/tea?notch_click=AbC-1_z&name=Ada#top', '/?notch_click=AbC-1_z'],
  ['/cart/1:1?attributes%5Bnotch_click%5D=AbC&discount=TEA', '/?attributes%5Bnotch_click%5D=AbC'],
  ['/?notch_click=ada@example.com', '/'],
  [`/?notch_click=${'x'.repeat(65)}`, '/'],
  ['http://[', '/'],
])('of the landing page %s stays %s', (landingPage, kept) => {
  expect(originWithoutPerson({ ...nothing, landingPage }).landingPage).toEqual(kept)
})

test.each([
  [null, null],
  ['', null],
  ['no address', null],
  ['https://mail.example/u/ada-byron?m=1', 'https://mail.example/'],
  ['https://ada:secret@mail.example:8443/x', 'https://mail.example:8443/'],
  ['android-app://com.google.android.gm/inbox', 'android-app://com.google.android.gm/'],
  ['mailto:ada@example.com', null],
])('of the referrer %s stays %s', (referrer, kept) => {
  expect(originWithoutPerson({ ...nothing, referrer }).referrer).toBe(kept)
})

test('of attributes stay our own marks, of tags those that hold no address', () => {
  const attributes = { notch_click: 'AbC', notch_note: 'ring Ada', gift_note: 'Love, Ada', Notch_click: 'AbC' }
  const kept = originWithoutPerson({ ...nothing, attributes, tags: ['loyal', 'ada@example.com', 'tea'] })
  expect(kept).toMatchObject({ attributes: { notch_click: 'AbC' }, tags: ['loyal', 'tea'] })
})

test('everything else of the order stays, and nobody placed it', () => {
  const order = anOrder({ landingPage: '/?a=1', discountCodes: ['TEA10'] })
  expect(withoutPerson(order)).toEqual({ ...order, customer: null, landingPage: '/' })
})

describe('whatever an order carries', () => {
  const text = fc.oneof(
    fc.string(),
    fc.webUrl({ withQueryParameters: true }),
    fc.constant('/?notch_click=Ab1&utm_source=x'),
  )
  const origin = fc.record({
    landingPage: fc.option(text),
    referrer: fc.option(text),
    attributes: fc.dictionary(
      fc.oneof(fc.string(), fc.constant('notch_click')),
      fc.oneof(fc.string(), fc.constant('Ab1')),
    ),
    tags: fc.array(fc.string()),
  })

  test('taking the person out twice changes nothing more, and no address is left', () => {
    fc.assert(
      fc.property(origin, (told) => {
        const once = originWithoutPerson(told)
        expect(originWithoutPerson(once)).toEqual(once)
        expect(JSON.stringify({ ...once, referrer: null })).not.toMatch(/@|%40/)
      }),
    )
  })

  test('a click id of ours is still read from it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w-]{1,64}$/), fc.boolean(), (clickId, isCart) => {
        const name = isCart ? 'attributes[notch_click]' : 'notch_click'
        const landingPage = `/tea?x=ada@example.com&${new URLSearchParams({ [name]: clickId })}`
        expect(claimedClickIds(originWithoutPerson({ ...nothing, landingPage }))).toEqual([clickId])
        const attributes = { notch_click: clickId, note: 'Ada' }
        expect(claimedClickIds(originWithoutPerson({ ...nothing, attributes }))).toEqual([clickId])
      }),
    )
  })
})
