import { asText } from './fields.ts'

/** Webhooks join tags with commas; some tools send a list. Each once, in the order told. */
export function tagsOf(tags: unknown): string[] {
  const list = Array.isArray(tags) ? tags : (asText(tags) ?? '').split(',')
  return [...new Set(list.flatMap((tag) => asText(tag) ?? []))]
}
