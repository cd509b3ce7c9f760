/** One thing that was done beside what the app says of it. */
export interface Check {
  readonly name: string
  readonly did: string
  readonly says: string
  /** Which orders, mails or figures do not agree; empty when all do. */
  readonly wrong: readonly string[]
}

/** Two figures that must be the same. */
export function same(name: string, did: number, says: number, show: (figure: number) => string = String): Check {
  const wrong = did === says ? [] : [`${show(says)} instead of ${show(did)}`]
  return { name, did: show(did), says: show(says), wrong }
}

/** Many things, each of which must be as it was done; the app's column counts those that are. */
export function each<T>(name: string, items: readonly T[], wrongWith: (item: T) => string | undefined): Check {
  const wrong = items.flatMap((item) => wrongWith(item) ?? [])
  return { name, did: String(items.length), says: String(items.length - wrong.length), wrong }
}

export function euros(cents: number): string {
  return `${(cents / 100).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} €`
}
