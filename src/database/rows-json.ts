/**
 * Rows as one JSON text for json_to_recordset: bigints as text, instants as ISO text. NUL and halves of surrogate
 * pairs, which PostgreSQL refuses in any text, are taken out, in names as in values.
 */
export function rowsJson(rows: readonly object[]): string {
  const text = JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))
  // JSON.stringify writes exactly these as escapes; a literal "\\u0000" also matches and costs only the slow way.
  return /\\u(?:0000|d[89a-f])/.test(text) ? JSON.stringify(JSON.parse(text, storable)) : text
}

function storable(_: string, value: unknown): unknown {
  if (typeof value === 'string') return storableText(value)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [storableText(name), inner]))
}

/** As it will be read back from a text column. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd')
}
