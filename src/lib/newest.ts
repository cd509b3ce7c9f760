interface Versioned {
  readonly version: string
}

/** The newest version of each, in the order of their keys, so that concurrent writers lock rows in one order. */
export function newestBy<T extends Versioned>(items: Iterable<T>, keyOf: (item: T) => string): T[] {
  const newest = new Map<string, T>()
  for (const item of items) {
    const known = newest.get(keyOf(item))
    if (!known || known.version < item.version) newest.set(keyOf(item), item)
  }
  return [...newest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, item]) => item)
}
