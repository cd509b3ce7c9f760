import { remember } from './remember.ts'

/** UTM tags of every tracked link; `utm_content` is the link's place in the template. */
const tags: readonly (readonly [name: string, value: string])[] = [
  ['utm_source', 'upsell'],
  ['utm_medium', 'email'],
  ['utm_campaign', 'post-purchase'],
]

/**
 * Adds UTM tags to a web address, each unless the shop put one there itself. Query and fragment stay byte for byte.
 * Throws on anything that is no http(s) address: it must not become a link in a mail.
 */
export function withUtm(target: string, linkKey: string): string {
  return tagged(`${linkKey} ${target}`, () => addTags(target, linkKey))
}

// A shop's mails lead to the same few pages.
const tagged = remember<string>(5000)

function addTags(target: string, linkKey: string): string {
  if (!/^https?:\/\//i.test(target) || !URL.canParse(target)) {
    throw new Error(`the link "${linkKey}" leads to "${target}", which is no web address`)
  }
  const [, address = '', query, fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s.exec(target) ?? []
  const present = new Set((query ?? '').split('&').map((pair) => pair.split('=', 1)[0]?.toLowerCase()))
  const added = [...tags, ['utm_content', linkKey] as const]
    .filter(([name]) => !present.has(name))
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  const parts = query ? [query, ...added] : added
  return `${address}${parts.length > 0 ? `?${parts.join('&')}` : ''}${fragment}`
}
