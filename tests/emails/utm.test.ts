import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withUtm } from '../../src/emails/utm.ts'

const all = 'utm_source=upsell&utm_medium=email&utm_campaign=post-purchase&utm_content=offer-1'

test.each([
  ['https://shop.example', `https://shop.example?${all}`],
  ['https://shop.example/p/tea?variant=1', `https://shop.example/p/tea?variant=1&${all}`],
  ['https://shop.example/p/tea#reviews', `https://shop.example/p/tea?${all}#reviews`],
  ['https://shop.example/p?a=%20b+c&d=ü#x?y=1', `https://shop.example/p?a=%20b+c&d=ü&${all}#x?y=1`],
  ['https://shop.example/p?', `https://shop.example/p?${all}`],
  ['HTTP://shop.example/cart/1:2?discount=TEA', `HTTP://shop.example/cart/1:2?discount=TEA&${all}`],
])('%s is tagged and otherwise left alone', (target, expected) => {
  expect(withUtm(target, 'offer-1')).toBe(expected)
})

test('the shop’s own tags stay', () => {
  expect(withUtm('https://shop.example/?utm_source=own&UTM_Medium=x', 'offer-1')).toBe(
    'https://shop.example/?utm_source=own&UTM_Medium=x&utm_campaign=post-purchase&utm_content=offer-1',
  )
  expect(withUtm(`https://shop.example/?${all}`, 'other')).toBe(`https://shop.example/?${all}`)
})

test.each([
  'javascript:alert(1)',
  'mailto:a@b.example',
  '/relative',
  '//shop.example',
  '',
  'https://',
  'ftp://x.example',
])('"%s" is no link for a mail', (target) => {
  expect(() => withUtm(target, 'offer-1')).toThrow('no web address')
})

test('tagging twice is tagging once, and the address stays the same', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (target) => {
      const once = withUtm(target, 'offer-1')
      expect(withUtm(once, 'offer-2')).toBe(once)
      const [before, after] = [new URL(target), new URL(once)]
      expect([after.origin, after.pathname, after.hash]).toEqual([before.origin, before.pathname, before.hash])
      for (const [name, value] of before.searchParams) expect(after.searchParams.getAll(name)).toContain(value)
    }),
  )
})
