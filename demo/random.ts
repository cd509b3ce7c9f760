/** Chance that repeats: the same seed gives the same shop. Not for secrets. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** A stream of its own, so that one person's luck does not depend on how often another was asked. */
  fork(name: string): Random
}

export function seeded(seed: string): Random {
  let state = hashOf(seed)
  return {
    next() {
      // mulberry32, by Tommy Ettinger (public domain).
      state = (state + 0x6d2b79f5) | 0
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
    },
    fork: (name) => seeded(`${seed}/${name}`),
  }
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return hash
}

export function chance(random: Random, probability: number): boolean {
  return random.next() < probability
}

/** A whole number from `low` to `high`, both included. */
export function between(random: Random, low: number, high: number): number {
  return low + Math.floor(random.next() * (high - low + 1))
}

export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[between(random, 0, items.length - 1)]
  if (item === undefined) throw new Error('there is nothing to pick from')
  return item
}

/** One of the keys, each as often as its weight says. */
export function weighted<K extends string>(random: Random, weights: Readonly<Record<K, number>>): K {
  const keys = Object.keys(weights) as K[] // Object.keys forgets the keys' type
  let left = random.next() * keys.reduce((sum, key) => sum + weights[key], 0)
  for (const key of keys) {
    left -= weights[key]
    if (left < 0) return key
  }
  return pick(random, keys)
}
