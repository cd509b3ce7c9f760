/** Readers for the part of an address after "?": whatever does not fit is left out, so that any old link opens. */
export type RawSearch = Readonly<Record<string, unknown>>

export function textIn(raw: RawSearch, name: string): string | undefined {
  const value = raw[name]
  // The router reads ?q=1024 as a number.
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

export function oneOf<const T extends string>(raw: RawSearch, name: string, known: readonly T[]): T | undefined {
  return known.find((one) => one === raw[name])
}

/** A calendar day written 2026-11-24. */
export function dayIn(raw: RawSearch, name: string): string | undefined {
  const text = textIn(raw, name)
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined
}

/** Leaves undefined properties out, so that they do not show in the address. */
export function present<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept = Object.entries(values).filter(([, value]) => value !== undefined)
  // Object.fromEntries forgets the names; the same ones went in.
  return Object.fromEntries(kept) as { [K in keyof T]?: Exclude<T[K], undefined> }
}
