import { describe, expect, test } from 'vitest'
import { between, chance, pick, seeded, weighted } from '../../demo/random.ts'

describe('the demo’s chance', () => {
  test('repeats itself for the same seed', () => {
    const [one, other] = [seeded('tea'), seeded('tea')]
    expect(draw(one, 20)).toEqual(draw(other, 20))
  })

  test('differs for another seed', () => {
    expect(draw(seeded('tea'), 5)).not.toEqual(draw(seeded('coffee'), 5))
  })

  test('a person’s luck does not depend on how often others were asked', () => {
    const [quiet, busy] = [seeded('tea'), seeded('tea')]
    draw(busy, 100)
    expect(draw(quiet.fork('Anna'), 5)).toEqual(draw(busy.fork('Anna'), 5))
  })

  test('stays from zero up to, but not including, one', () => {
    const drawn = draw(seeded('range'), 20_000)
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...drawn)).toBeLessThan(1)
    expect(average(drawn)).toBeCloseTo(0.5, 1)
  })

  test('a chance of one in five comes about one time in five', () => {
    const random = seeded('chance')
    const hits = Array.from({ length: 20_000 }, () => Number(chance(random, 0.2)))
    expect(average(hits)).toBeCloseTo(0.2, 1)
    expect(chance(random, 0)).toBe(false)
    expect(chance(random, 1)).toBe(true)
  })

  test('a whole number between two reaches both ends', () => {
    const random = seeded('between')
    const seen = new Set(Array.from({ length: 500 }, () => between(random, 3, 6)))
    expect([...seen].sort()).toEqual([3, 4, 5, 6])
  })

  test('weights decide how often, and a weight of zero never comes', () => {
    const random = seeded('weights')
    const drawn = Array.from({ length: 8000 }, () => weighted(random, { often: 3, seldom: 1, never: 0 }))
    expect(drawn).not.toContain('never')
    expect(average(drawn.map((key) => Number(key === 'often')))).toBeCloseTo(0.75, 1)
  })

  test('there is nothing to pick from nothing', () => {
    expect(() => pick(seeded('empty'), [])).toThrow('nothing to pick')
  })
})

function draw(random: ReturnType<typeof seeded>, count: number): number[] {
  return Array.from({ length: count }, () => random.next())
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}
