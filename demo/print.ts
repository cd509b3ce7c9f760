import type { Check } from './ledger/check.ts'

/** The two accounts side by side, as lines of text. */
export function sideBySide(checks: readonly Check[]): string[] {
  const header = ['', 'happened', 'Notch says', '']
  const rows = checks.map(({ name, did, says, wrong }) => [name, did, says, wrong.length === 0 ? 'agrees' : 'DIFFERS'])
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => (row[column] ?? '').length)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 || column === 3 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('   ')
      .trimEnd()
  return [line(header), ...rows.map(line)]
}

const most = 12

/** What does not agree, one line each. */
export function differences(checks: readonly Check[]): string[] {
  return checks.flatMap(({ name, wrong }) => {
    if (wrong.length === 0) return []
    const more = wrong.length > most ? [`    and ${wrong.length - most} more`] : []
    return [`  ${name}:`, ...wrong.slice(0, most).map((text) => `    ${text}`), ...more]
  })
}
