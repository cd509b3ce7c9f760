import fc from 'fast-check'
import { expect, test } from 'vitest'
import { versionOf } from '../../src/stores/version.ts'

const instants = fc.date({
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
  noInvalidDate: true,
})

test('versions sort by time, then by rank', () => {
  fc.assert(
    fc.property(instants, instants, fc.nat(999), fc.nat(999), (a, b, rankA, rankB) => {
      const [one, other] = [versionOf(a, 1, rankA), versionOf(b, 2, rankB)]
      expect(one.length).toBe(other.length)
      if (a.getTime() !== b.getTime()) expect(one < other).toBe(a < b)
      else if (rankA !== rankB) expect(one < other).toBe(rankA < rankB)
    }),
  )
})

test('equal content has an equal version, another content another', () => {
  const at = new Date('2026-11-24T10:00:00Z')
  const content = { totalMinor: 2990n, at, lines: [{ quantity: 1 }] }
  expect(versionOf(at, content)).toBe(versionOf(at, structuredClone(content)))
  expect(versionOf(at, content)).not.toBe(versionOf(at, { ...content, totalMinor: 2991n }))
  expect(versionOf(at, 1n)).not.toBe(versionOf(at, 1))
})
