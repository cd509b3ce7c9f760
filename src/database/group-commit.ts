export interface BatchLimits<I> {
  readonly maxItems?: number
  readonly maxBytes?: number
  readonly bytesOf?: (item: I) => number
  /** Commits in flight together; more than one only helps where each has a connection of its own. */
  readonly atOnce?: number
}

interface Waiting<I, O> {
  readonly item: I
  readonly resolve: (result: O) => void
  readonly reject: (error: unknown) => void
}

/**
 * Lets concurrent callers share one commit: while one is in flight the next batch gathers, so a lone caller waits for
 * nobody and a crowd pays for one fsync together. `commit` answers in the order of its items, all or nothing.
 * A batch that fails is tried again in halves, so that one poisoned item rejects its own caller only.
 */
export function groupCommit<I, O>(
  commit: (items: I[]) => Promise<O[]>,
  limits: BatchLimits<I> = {},
): (item: I) => Promise<O> {
  const { atOnce = 1 } = limits
  const waiting: Waiting<I, O>[] = []
  let running = 0
  const drain = async () => {
    while (waiting.length > 0) await commitInParts(takeBatch(waiting, limits), commit)
    running -= 1
  }
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (running === atOnce) return
      running += 1
      // Requests that arrived in the same turn of the event loop still join.
      setImmediate(() => void drain())
    })
}

/** At least one, however large it is. */
function takeBatch<I, O>(waiting: Waiting<I, O>[], limits: BatchLimits<I>): Waiting<I, O>[] {
  const { maxItems = 500, maxBytes = Number.POSITIVE_INFINITY, bytesOf = () => 0 } = limits
  let bytes = 0
  const end = waiting.slice(0, maxItems).findIndex(({ item }, index) => {
    bytes += bytesOf(item)
    return index > 0 && bytes > maxBytes
  })
  return waiting.splice(0, end === -1 ? maxItems : end)
}

/** After so many failures without a success the store is taken to be away: what is left is tried whole, not in halves. */
const failuresOfAnOutage = 16

async function commitInParts<I, O>(batch: Waiting<I, O>[], commit: (items: I[]) => Promise<O[]>): Promise<void> {
  const parts = [batch]
  let failures = 0
  for (let part = parts.pop(); part; part = parts.pop()) {
    try {
      await commitWhole(part, commit)
      failures = 0
    } catch (error) {
      failures += 1
      const half = Math.ceil(part.length / 2)
      if (part.length === 1 || failures > failuresOfAnOutage) for (const { reject } of part) reject(error)
      else parts.push(part.slice(half), part.slice(0, half))
    }
  }
}

async function commitWhole<I, O>(part: Waiting<I, O>[], commit: (items: I[]) => Promise<O[]>): Promise<void> {
  const results = await commit(part.map(({ item }) => item))
  if (results.length !== part.length)
    throw new Error(`${part.length} items were committed to ${results.length} answers`)
  for (const [index, result] of results.entries()) part[index]?.resolve(result)
}
