import type { CsvRow, Place } from './rows.ts'

/** The rows of one order or product. */
export interface Group {
  readonly key: string
  readonly rows: readonly CsvRow[]
}

/**
 * Exports write the rows of an order side by side, or mixed with those of orders of the same minute. Rows of one order
 * that stand further apart than this are refused when the file is uploaded, so whoever looks this far ahead has all.
 */
export const furthestApart = 1000

/**
 * Cuts the first rows into whole groups, as many as `most` rows hold, or more when one group is larger. `rows` are to
 * hold `furthestApart` more than that, or end with the file. Null when it takes more rows to end a group.
 */
export function cutGroups(
  rows: readonly CsvRow[],
  keys: readonly string[],
  { most, isEnd }: { readonly most: number; readonly isEnd: boolean },
): { groups: Group[]; next: Place; count: number } | null {
  const count = lastCleanCut(keys, most, isEnd ? rows.length : rows.length - furthestApart)
  const last = rows[count - 1]
  if (!last) return null
  return { groups: gather(rows.slice(0, count), keys), next: last.next, count }
}

/** How many of the first rows share no key with any row after them: the most up to `most`, else the fewest above. */
function lastCleanCut(keys: readonly string[], most: number, known: number): number {
  const lastOf = new Map<string, number>()
  for (const [i, key] of keys.entries()) if (key !== '') lastOf.set(key, i)
  let [cut, openTo] = [0, -1]
  for (const [i, key] of keys.entries()) {
    if (i >= known || (cut > 0 && i >= most)) break
    openTo = Math.max(openTo, lastOf.get(key) ?? i)
    if (openTo === i) cut = i + 1
  }
  return cut
}

/** In the order of their first rows. A row without a key stands alone. */
function gather(rows: readonly CsvRow[], keys: readonly string[]): Group[] {
  const groups = new Map<string, CsvRow[]>()
  for (const [i, row] of rows.entries()) {
    const key = keys[i] || `\0${i}`
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups].map(([key, of]) => ({ key: key.startsWith('\0') ? '' : key, rows: of }))
}
