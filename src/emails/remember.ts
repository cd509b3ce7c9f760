/** Remembers what `make` made for a key. Forgets everything at `most` keys: cheaper than order, and rarely reached. */
export function remember<T>(most: number): (key: string, make: () => T) => T {
  const known = new Map<string, T>()
  return (key, make) => {
    const found = known.get(key)
    if (found !== undefined) return found
    if (known.size >= most) known.clear()
    const made = make()
    known.set(key, made)
    return made
  }
}
