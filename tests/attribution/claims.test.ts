import { expect, test } from 'vitest'
import { claimedClickIds } from '../../src/attribution/claims.ts'

test.each([
  ['nothing at all', {}, null, []],
  ['a cart attribute', { notch_click: 'abc' }, null, ['abc']],
  ['an empty cart attribute', { notch_click: '' }, null, []],
  ['other attributes only', { gift: 'yes' }, null, []],
  ['a landing page as a path', {}, '/products/tea?utm_source=upsell&notch_click=abc', ['abc']],
  ['a landing page as an address', {}, 'https://shop.example/?notch_click=abc#top', ['abc']],
  ['a cart link as the landing page', {}, '/cart/44:1?attributes[notch_click]=abc&discount=X', ['abc']],
  ['a cart link with its brackets encoded', {}, '/cart/44:1?attributes%5Bnotch_click%5D=abc', ['abc']],
  ['both, telling the same', { notch_click: 'abc' }, '/?notch_click=abc', ['abc']],
  ['both, telling different things: the cart is surer', { notch_click: 'abc' }, '/?notch_click=old', ['abc', 'old']],
  ['a landing page that is no address', {}, 'https://%%%', []],
  ['a wallet’s endpoint', {}, '/wallets/checkouts.json', []],
  ['an empty landing page', {}, '', []],
  ['an empty parameter', {}, '/?notch_click=&x=1', []],
])('an order with %s', (_what, attributes: Record<string, string>, landingPage, claims) => {
  expect(claimedClickIds({ attributes, landingPage })).toEqual(claims)
})
