import { Unreadable } from '../stores/adapter.ts'

export type DecimalMark = 'point' | 'comma'

/**
 * An amount as files write it, as plain decimal text: "1.234,50" with a comma as its mark is "1234.50". What could mean
 * two things is refused: "1,234" with a point as its mark may be a thousand, or one and a bit.
 */
export function plainDecimal(text: string, mark: DecimalMark): string {
  const trimmed = text.replace(/[\s\u00a0\u202f]/g, '').replace(/^'/, '')
  const pointed = mark === 'comma' ? swapped(trimmed) : trimmed
  if (/^[+-]?\d+(\.\d*)?$/.test(pointed)) return pointed
  const isGrouped = /^[+-]?\d{1,3}(,\d{3})+\.\d*$/.test(pointed) || /^[+-]?\d{1,3}(,\d{3}){2,}$/.test(pointed)
  if (isGrouped) return pointed.replaceAll(',', '')
  throw new Unreadable(`not an amount with a decimal ${mark}, such as ${mark === 'comma' ? '12,90' : '12.90'}`)
}

/** "3" and "3.00" are three. */
export function plainWhole(text: string, mark: DecimalMark): string {
  const decimal = /^\d+$/.test(text) ? text : plainDecimal(text, mark)
  return decimal.replace(/\.0*$/, '')
}

function swapped(text: string): string {
  return text.replace(/[.,]/g, (one) => (one === ',' ? '.' : ','))
}
