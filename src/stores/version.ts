import { createHash } from 'node:crypto'

/**
 * A text that sorts by the platform's time of change. Changes within one tick of the platform's clock sort by `rank`
 * (how far the thing has come), then by content: whatever the order of arrival, the same one wins. Every version has
 * the same length, so no collation can sort them otherwise.
 */
export function versionOf(at: Date, content: unknown, rank = 0): string {
  const text = JSON.stringify(content, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 16)
  return `${at.toISOString()} ${String(rank).padStart(3, '0')} ${digest}`
}
