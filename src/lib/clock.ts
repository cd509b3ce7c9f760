/** What time it is, as the app sees it. Business times come from here; leases use the database's own clock. */
export interface Clock {
  now(): Date
}

export const realClock: Clock = { now: () => new Date() }

/** A clock that only moves when told to, and never backwards. Used by the demo store and by tests. */
export class SteppedClock implements Clock {
  #now: Date

  constructor(start: Date) {
    this.#now = start
  }

  now(): Date {
    return new Date(this.#now)
  }

  advanceTo(instant: Date): void {
    if (instant > this.#now) this.#now = new Date(instant)
  }
}
