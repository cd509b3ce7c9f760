/** JSON text in which a bigint is written as a number with all its digits, which JSON.stringify cannot do. */
export function jsonText(value: unknown, indent = 0): string {
  const marked = JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? `\u{f8ff}${inner}` : inner), indent)
  return marked.replace(/"\u{f8ff}(-?\d+)"/gu, '$1')
}
