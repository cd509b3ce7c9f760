import type { IncomingOrder } from './incoming.ts'

/** Where an order came from, and what the shop noted beside it. */
export type Origin = Pick<IncomingOrder, 'landingPage' | 'referrer' | 'attributes' | 'tags'>

/** What may still be recorded of an order whose customer was erased. */
export function withoutPerson(order: IncomingOrder): IncomingOrder {
  return { ...order, customer: null, ...originWithoutPerson(order) }
}

/**
 * Keeps what credit and channels are read from (our own marks, the campaign, the site before) and nothing that could lead
 * to a person. Done twice it changes nothing more.
 */
export function originWithoutPerson({ landingPage, referrer, attributes, tags }: Origin): Origin {
  return {
    landingPage: landingPage === null ? null : campaignOf(landingPage),
    referrer: referrer === null ? null : siteOf(referrer),
    attributes: Object.fromEntries(Object.entries(attributes).filter(([name, value]) => isOurs(name) && isMark(value))),
    tags: tags.filter((tag) => !tag.includes('@')),
  }
}

const base = 'https://shop.invalid'
const campaignParameters = new Set(['utm_source', 'utm_medium', 'utm_campaign'])

/** The landing page as "/" with what a mail or campaign put into its query. */
function campaignOf(landingPage: string): string {
  if (!URL.canParse(landingPage, base)) return '/'
  const kept = [...new URL(landingPage, base).searchParams].filter(([name, value]) =>
    isOurs(name) ? isMark(value) : campaignParameters.has(name) && isCampaign(value),
  )
  return kept.length === 0 ? '/' : `/?${new URLSearchParams(kept)}`
}

function siteOf(referrer: string): string | null {
  if (!URL.canParse(referrer)) return null
  const { protocol, host } = new URL(referrer)
  return host === '' ? null : `${protocol}//${host}/`
}

/** `notch_click`, also as the attribute of a Shopify cart. */
function isOurs(name: string): boolean {
  return /^(attributes\[)?notch_\w{1,40}\]?$/.test(name)
}

/** As our tokens are spelled: nobody's address is. */
function isMark(value: string): boolean {
  return /^[\w-]{1,64}$/.test(value)
}

function isCampaign(value: string): boolean {
  return value.length <= 100 && !value.includes('@')
}
