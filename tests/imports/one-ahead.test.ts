import { describe, expect, test } from 'vitest'
import { oneAhead } from '../../src/imports/one-ahead.ts'

/** Counts how far it was read, and whether it was put away. */
function counted(length: number, failsAt = -1) {
  const seen = { asked: 0, isClosed: false }
  const source = async function* () {
    try {
      for (let n = 0; n < length; n++) {
        seen.asked = n + 1
        if (n === failsAt) throw new Error('cannot be read')
        yield n
      }
    } finally {
      seen.isClosed = true
    }
  }
  return { seen, source: source() }
}

async function readAll(source: AsyncGenerator<number>, most = Number.POSITIVE_INFINITY): Promise<number[]> {
  const read: number[] = []
  for await (const n of oneAhead(source)) {
    read.push(n)
    if (read.length >= most) break
  }
  return read
}

describe('reading one ahead', () => {
  test('gives the same in the same order', async () => {
    expect(await readAll(counted(4).source)).toEqual([0, 1, 2, 3])
    expect(await readAll(counted(0).source)).toEqual([])
  })

  test('has asked for the next while one is being dealt with, and for no more', async () => {
    const { seen, source } = counted(9)
    const asked: number[] = []
    for await (const n of oneAhead(source)) {
      await new Promise((resolve) => setImmediate(resolve))
      asked.push(seen.asked - n)
    }
    expect(asked).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 1])
  })

  test('fails where the one that failed would have come', async () => {
    const { seen, source } = counted(9, 2)
    const read: number[] = []
    const work = async () => {
      for await (const n of oneAhead(source)) read.push(n)
    }
    await expect(work()).rejects.toThrow('cannot be read')
    expect([read, seen.isClosed]).toEqual([[0, 1], true])
  })

  test('that is left early puts its source away, even if what was ahead had failed', async () => {
    const early = counted(9)
    expect(await readAll(early.source, 2)).toEqual([0, 1])
    expect([early.seen.isClosed, early.seen.asked]).toEqual([true, 3])
    const failing = counted(9, 2)
    expect(await readAll(failing.source, 2)).toEqual([0, 1])
    expect(failing.seen.isClosed).toBe(true)
  })
})
