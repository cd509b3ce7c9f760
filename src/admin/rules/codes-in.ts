/** The distinct codes in pasted text: a column of a spreadsheet, a list with commas, quoted or not. */
export function codesIn(text: string): string[] {
  const words = text.split(/[\s,;]+/).map((word) => word.replace(/^["']|["']$/g, ''))
  return [...new Set(words.filter((word) => word !== ''))]
}
