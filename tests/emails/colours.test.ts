import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coloursOf, contrast } from '../../src/emails/colours.ts'

test.each([
  ['#000000', '#ffffff', 21],
  ['#777777', '#ffffff', 4.48],
  ['#2f6f5e', '#2f6f5e', 1],
])('%s on %s has the contrast WCAG says', (one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 1)
  expect(contrast(other, one)).toBeCloseTo(ratio, 1)
})

test('whatever colour a shop has, its mail can be read', () => {
  const channel = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, '0'))
  fc.assert(
    fc.property(fc.tuple(channel, channel, channel), (channels) => {
      const colours = coloursOf(`#${channels.join('')}`)
      expect(contrast(colours.accentOnLight, '#ffffff')).toBeGreaterThanOrEqual(4.5)
      expect(contrast(colours.accentOnDark, '#1c1d20')).toBeGreaterThanOrEqual(4.5)
      expect(contrast(colours.onAccent, colours.accent)).toBeGreaterThanOrEqual(4)
      expect(contrast(colours.onAccentFillDark, colours.accentFillDark)).toBeGreaterThanOrEqual(4)
      expect(contrast(colours.accentFillDark, '#1c1d20')).toBeGreaterThanOrEqual(3)
    }),
  )
})

test('a colour that can be read already is left as it is', () => {
  expect(coloursOf('#2F6F5E')).toMatchObject({ accent: '#2f6f5e', accentOnLight: '#2f6f5e', onAccent: '#ffffff' })
})

test.each([undefined, '', 'red', '#fff', '#12345g', '#123456;}'])(
  '%j is no colour, so the quiet default is used',
  (text) => {
    expect(coloursOf(text)).toEqual(coloursOf(undefined))
  },
)
