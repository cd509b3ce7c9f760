import { type Link, mintClickId, readLink } from './token.ts'

export interface Followed {
  readonly link: Link
  readonly clickId: string
  /** The target with the click id: what a Location header may say as it stands. */
  readonly location: string
}

/** Where a tracked link leads, or undefined when the token is not ours or its target is no web address. */
export function follow(key: Buffer, token: string): Followed | undefined {
  const link = readLink(key, token)
  if (!link) return undefined
  const clickId = mintClickId(key, link.messageId)
  const location = withParameter(link.target, link.clickParameter, clickId)
  return location === undefined ? undefined : { link, clickId, location }
}

/** Adds a parameter to an http or https address, replacing one of that name; its query and fragment stay as written. */
export function withParameter(target: string, name: string, value: string): string | undefined {
  if (!URL.canParse(target)) return undefined
  const url = new URL(target)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  // By text, as URLSearchParams would rewrite the shop's own parameters (%20 to +).
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && parameterName(part) !== name)
  url.search = [...kept, `${encodeURIComponent(name)}=${encodeURIComponent(value)}`].join('&')
  return url.href
}

function parameterName(part: string): string | undefined {
  return new URLSearchParams(part).keys().next().value
}
