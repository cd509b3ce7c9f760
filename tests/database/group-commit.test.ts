import { expect, test } from 'vitest'
import { groupCommit } from '../../src/database/group-commit.ts'

/** A commit that waits until it is let through, and remembers its batches. */
function gatedCommit() {
  const batches: string[][] = []
  const gates: (() => void)[] = []
  const commit = async (items: string[]) => {
    batches.push(items)
    await new Promise<void>((open) => gates.push(open))
    return items.map((item) => item.toUpperCase())
  }
  const openNext = async () => {
    while (gates.length === 0) await turn()
    gates.shift()?.()
  }
  return { batches, commit, openNext }
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

test('those who come together share one commit', async () => {
  const { batches, commit, openNext } = gatedCommit()
  const save = groupCommit(commit)
  const saved = Promise.all([save('a'), save('b'), save('c')])
  await openNext()
  expect(await saved).toEqual(['A', 'B', 'C'])
  expect(batches).toEqual([['a', 'b', 'c']])
})

test('while one commit is in flight the next batch gathers', async () => {
  const { batches, commit, openNext } = gatedCommit()
  const save = groupCommit(commit)
  const first = save('a')
  await turn()
  const later = Promise.all([save('b'), save('c')])
  await openNext()
  expect(await first).toBe('A')
  await openNext()
  expect(await later).toEqual(['B', 'C'])
  expect(batches).toEqual([['a'], ['b', 'c']])
})

test('as many commits as allowed are in flight together, and the next batch gathers behind them', async () => {
  const { batches, commit, openNext } = gatedCommit()
  const save = groupCommit(commit, { atOnce: 2 })
  const saved = [save('a')]
  await turn()
  saved.push(save('b'))
  await turn()
  saved.push(save('c'), save('d'))
  await turn()
  expect(batches).toEqual([['a'], ['b']])
  for (let gate = 0; gate < 3; gate++) await openNext()
  expect(await Promise.all(saved)).toEqual(['A', 'B', 'C', 'D'])
  expect(batches).toEqual([['a'], ['b'], ['c', 'd']])
})

test('one that comes after everything was committed starts anew', async () => {
  const save = groupCommit(async (items: number[]) => items.map((item) => item * 2))
  expect(await save(1)).toBe(2)
  expect(await save(2)).toBe(4)
})

test('a batch holds no more items than allowed', async () => {
  const sizes: number[] = []
  const commit = async (items: number[]) => {
    sizes.push(items.length)
    return items
  }
  const save = groupCommit(commit, { maxItems: 3 })
  await Promise.all([1, 2, 3, 4, 5, 6, 7].map(save))
  expect(sizes).toEqual([3, 3, 1])
})

test('a batch holds no more bytes than allowed, yet one item of any size', async () => {
  const batches: string[][] = []
  const commit = async (items: string[]) => {
    batches.push(items)
    return items
  }
  const save = groupCommit(commit, { maxBytes: 4, bytesOf: (item) => item.length })
  await Promise.all(['ab', 'cd', 'much too large', 'e'].map(save))
  expect(batches).toEqual([['ab', 'cd'], ['much too large'], ['e']])
})

test.each([1, 2, 7, 64, 500])('one poisoned item among %i rejects its own caller only', async (count) => {
  const items = Array.from({ length: count }, (_, index) => index)
  const poisoned = Math.floor(count / 3)
  const committed: number[] = []
  const save = groupCommit(async (batch: number[]) => {
    if (batch.includes(poisoned)) throw new Error('poisoned')
    committed.push(...batch)
    return batch
  })
  const outcomes = await Promise.allSettled(items.map(save))
  expect(outcomes.map(({ status }) => status === 'rejected')).toEqual(items.map((item) => item === poisoned))
  expect(committed.toSorted((a, b) => a - b)).toEqual(items.filter((item) => item !== poisoned))
})

test('while the store is away everybody is rejected after a bounded number of commits, and the next one is tried', async () => {
  let commits = 0
  let isAway = true
  const save = groupCommit(async (batch: number[]) => {
    commits += 1
    if (isAway) throw new Error('away')
    return batch
  })
  const outcomes = await Promise.allSettled(Array.from({ length: 500 }, (_, index) => save(index)))
  expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true)
  expect(commits).toBeLessThan(40)
  isAway = false
  expect(await save(1)).toBe(1)
})

test('a commit that answers for fewer than it was given acknowledges nobody', async () => {
  const save = groupCommit(async (batch: number[]) => batch.slice(1))
  await expect(save(1)).rejects.toThrow('1 items were committed to 0 answers')
})
