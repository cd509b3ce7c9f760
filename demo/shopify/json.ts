const mark = '\u0001'

/** An id as Shopify sends it: a JSON number with every digit, which JSON.stringify alone would round. */
export function idNumber(digits: string): string {
  return `${mark}${digits}`
}

export function shopifyJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(/"\\u0001(\d+)"/g, '$1')
}

/** Shopify's amounts are decimal texts. */
export function decimal(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** With the shop's offset, as Shopify writes times. Central Europe is two hours ahead until the end of October. */
export function shopTime(at: Date): string {
  return `${new Date(at.getTime() + 2 * 3_600_000).toISOString().slice(0, 19)}+02:00`
}
