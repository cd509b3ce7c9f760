import { expect } from 'vitest'

const largest = 2n ** 63n - 1n

/** Nothing in `value` would make PostgreSQL refuse the row, and with it every row of the same statement. */
export function expectStorable(value: unknown): void {
  if (typeof value === 'string') expect(value).not.toMatch(/\0|\p{Surrogate}/u)
  else if (typeof value === 'bigint') expect(value >= -largest && value <= largest, String(value)).toBe(true)
  else if (typeof value === 'number')
    expect(Number.isInteger(value) && Math.abs(value) < 2 ** 31, String(value)).toBe(true)
  else if (value instanceof Date) expect(value.toISOString()).toMatch(/^\d{4}-/)
  else if (typeof value === 'object' && value !== null) expectEachStorable(value)
}

function expectEachStorable(value: object): void {
  for (const [name, inner] of Object.entries(value)) {
    expectStorable(name)
    expectStorable(inner)
    if (name === 'externalId' && typeof inner === 'string') expect(inner.length).toBeLessThanOrEqual(300)
    if (name === 'version') expect(inner).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z \d{3} [0-9a-f]{16}$/)
  }
}
