import fc from 'fast-check'
import { expect, test } from 'vitest'
import { follow, withParameter } from '../../src/links/follow.ts'
import { cartClickParameter, clickParameter, mintLink, readClickId } from '../../src/links/token.ts'

const key = Buffer.alloc(32, 7)
const tokenFor = (target: string, parameter = clickParameter) =>
  mintLink(key, { messageId: 12n, linkKey: 'offer', target, clickParameter: parameter })

test.each([
  ['a plain page', 'https://shop.example/tea', 'https://shop.example/tea?notch_click=ID'],
  [
    'a page with a query',
    'https://shop.example/tea?size=2&x=a%20b',
    'https://shop.example/tea?size=2&x=a%20b&notch_click=ID',
  ],
  ['a page with a fragment', 'https://shop.example/tea#reviews', 'https://shop.example/tea?notch_click=ID#reviews'],
  ['a query and a fragment', 'https://shop.example/?a=1#b', 'https://shop.example/?a=1&notch_click=ID#b'],
  ['an empty query', 'https://shop.example/tea?', 'https://shop.example/tea?notch_click=ID'],
  ['a plus sign of the shop', 'https://shop.example/s?q=a+b', 'https://shop.example/s?q=a+b&notch_click=ID'],
  ['an old click id', 'https://shop.example/?notch_click=old&a=1', 'https://shop.example/?a=1&notch_click=ID'],
  ['no path', 'http://shop.example', 'http://shop.example/?notch_click=ID'],
  [
    'letters beyond ASCII',
    'https://shop.example/grün?ü=ß',
    'https://shop.example/gr%C3%BCn?%C3%BC=%C3%9F&notch_click=ID',
  ],
])('a click on %s keeps the address and adds its id', (_what, target, expected) => {
  const followed = follow(key, tokenFor(target))
  expect(followed?.location).toBe(expected.replace('ID', followed?.clickId ?? ''))
})

test('a cart link carries the click id as a cart attribute beside the discount code', () => {
  const followed = follow(key, tokenFor('https://shop.example/cart/44:1?discount=THANKS', cartClickParameter))
  const query = new URL(followed?.location ?? '').searchParams
  expect(query.get('attributes[notch_click]')).toBe(followed?.clickId)
  expect(query.get('discount')).toBe('THANKS')
})

test('every click has an id of its own, which proves its message', () => {
  const token = tokenFor('https://shop.example/')
  const [first, second] = [follow(key, token), follow(key, token)]
  expect(first?.clickId).not.toBe(second?.clickId)
  expect(readClickId(key, first?.clickId ?? '')).toBe(12n)
  expect(first?.link.linkKey).toBe('offer')
})

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'mailto:a@b.example',
  '/tea',
  '',
  'file:///etc/passwd',
  'https://',
])('a link to %j leads nowhere', (target) => expect(follow(key, tokenFor(target))).toBeUndefined())

test('a token that is not ours leads nowhere', () => {
  expect(follow(key, 'nonsense')).toBeUndefined()
  expect(follow(Buffer.alloc(32, 9), tokenFor('https://shop.example/'))).toBeUndefined()
})

test('whatever the target holds, the address can stand in a header', () => {
  const anyTarget = fc.string({ unit: 'binary' }).map((text) => `https://shop.example/${text}`)
  fc.assert(
    fc.property(anyTarget, (target) => {
      const location = withParameter(target, clickParameter, 'id')
      if (location !== undefined) expect(location).toMatch(/^[\x21-\x7e]+$/)
    }),
  )
})
