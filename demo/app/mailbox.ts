import { z } from 'zod'
import type { Mail } from '../ledger/ledger.ts'
import { type Http, inParallel } from './http.ts'

const page = z.object({ items: z.array(z.object({ id: z.string() })), nextCursor: z.string().nullable() })
const parsed = z.object({
  id: z.string(),
  to: z.string(),
  receivedAt: z.iso.datetime(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  html: z.string(),
  text: z.string(),
})
type ParsedMail = z.infer<typeof parsed>

/** Reads whatever came since it was last asked, as the readers' mail programs would, in the order of arrival. */
export function openMailbox(http: Http): (step: number) => Promise<Mail[]> {
  let newest = 0n
  return async (step) => {
    const ids = await idsSince(http, newest)
    newest = ids.at(-1) ?? newest
    const mails: Mail[] = []
    await inParallel(ids, 8, async (id) => {
      mails.push(understand(parsed.parse(await http.readJson(`/api/mailbox/${id}`)), step))
    })
    return mails.sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)))
  }
}

async function idsSince(http: Http, newest: bigint): Promise<bigint[]> {
  const found: bigint[] = []
  let cursor = ''
  for (;;) {
    const answer = page.parse(await http.readJson(`/api/mailbox?limit=100${cursor}`))
    const fresh = answer.items.map(({ id }) => BigInt(id)).filter((id) => id > newest)
    found.push(...fresh)
    if (fresh.length < answer.items.length || answer.nextCursor === null) return found.reverse()
    cursor = `&cursor=${encodeURIComponent(answer.nextCursor)}`
  }
}

/** What a reader makes of a mail: whose order it is about, where it leads, and what code it holds. */
export function understand(mail: ParsedMail, step: number): Mail {
  const links = trackedLinks(mail.html)
  return {
    id: mail.id,
    to: bareAddress(mail.to),
    orderNumber: required(/Order (#\d+)/.exec(mail.text)?.[1], 'an order number', mail),
    receivedAt: new Date(mail.receivedAt),
    step,
    storeLink: required(links[0], 'a link to the store', mail),
    offerLinks: links.slice(1),
    unsubscribeUrl: required(unsubscribeUrl(mail), 'a List-Unsubscribe address', mail),
    code: /Your code (\S+)/.exec(mail.text)?.[1] ?? null,
  }
}

/** Each once, in the order in which a reader meets them: the shop's name comes first, then the offers. */
function trackedLinks(html: string): string[] {
  const addresses = [...html.matchAll(/href="([^"]*\/c\/[^"]+)"/g)].map(([, address = '']) => address)
  return [...new Set(addresses)].map((address) => address.replaceAll('&amp;', '&'))
}

function unsubscribeUrl({ headers }: ParsedMail): string | undefined {
  const header = headers.find(({ name }) => name.toLowerCase() === 'list-unsubscribe')
  return /<(https?:[^>]+)>/.exec(header?.value ?? '')?.[1]
}

function bareAddress(to: string): string {
  return (/<([^>]+)>/.exec(to)?.[1] ?? to).trim().toLowerCase()
}

function required(value: string | undefined, what: string, mail: ParsedMail): string {
  if (value) return value
  throw new Error(`mail ${mail.id} to ${mail.to} lacks ${what}`)
}
