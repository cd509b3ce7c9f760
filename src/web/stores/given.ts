type Given<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> }

/** The fields that were given; an absent one keeps what the row has. */
export function given<T extends object>(fields: T): Given<T> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined)
  // Object.fromEntries forgets the names it was given.
  return Object.fromEntries(entries) as Given<T>
}
