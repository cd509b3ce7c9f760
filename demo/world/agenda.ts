/** What is still to happen, by time. Equal times keep the order in which they were added. */
export interface Agenda<T> {
  add(at: Date, item: T): void
  /** Everything up to and including `now`, earliest first; it is then no longer on the agenda. */
  takeUntil(now: Date): T[]
  readonly size: number
}

interface Entry<T> {
  readonly at: number
  readonly place: number
  readonly item: T
}

export function openAgenda<T>(): Agenda<T> {
  let entries: Entry<T>[] = []
  let place = 0
  return {
    add(at, item) {
      entries.push({ at: at.getTime(), place, item })
      place += 1
    },
    takeUntil(now) {
      const due = entries.filter((entry) => entry.at <= now.getTime())
      if (due.length === 0) return []
      entries = entries.filter((entry) => entry.at > now.getTime())
      return due.sort((a, b) => a.at - b.at || a.place - b.place).map((entry) => entry.item)
    },
    get size() {
      return entries.length
    },
  }
}
