import type { Click, Mail } from '../ledger/ledger.ts'
import type { Http } from './http.ts'

const browser =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'
const gateway = 'BarracudaCentral/1.0 (URL scanner)'

/** Follows a link of a mail the way a browser does, and notes where the app sent it. */
export async function click(http: Http, mail: Mail, link: Click['link'], at: Date): Promise<Click> {
  const address = link === 'offer' ? anyOffer(mail) : mail.storeLink
  return { mail, at, isHuman: true, link, ...(await follow(http, address, browser)) }
}

/** A company's gateway opens everything before the reader sees it: some say who they are, some pretend to be people. */
export async function scan(http: Http, mail: Mail, at: Date, saysSo: boolean): Promise<Click[]> {
  const clicks: Click[] = []
  for (const address of [mail.storeLink, ...mail.offerLinks]) {
    const link = address === mail.storeLink ? 'store' : 'offer'
    clicks.push({ mail, at, isHuman: false, link, ...(await follow(http, address, saysSo ? gateway : browser)) })
  }
  // The unsubscribe page as well; opening it must change nothing.
  const page = await http.raw(path(mail.unsubscribeUrl), { headers: { 'user-agent': gateway } })
  if (!page.ok) throw new Error(`the unsubscribe page of mail ${mail.id} was answered ${page.status}`)
  return clicks
}

/** One click in the mail program (RFC 8058): a POST without cookies that must not redirect. */
export async function unsubscribe(http: Http, mail: Mail): Promise<void> {
  const response = await http.raw(path(mail.unsubscribeUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  })
  await response.body?.cancel()
  if (!response.ok) throw new Error(`unsubscribing from mail ${mail.id} was answered ${response.status}`)
}

async function follow(http: Http, address: string, userAgent: string): Promise<Pick<Click, 'location' | 'clickId'>> {
  const response = await http.raw(path(address), { headers: { 'user-agent': userAgent } })
  await response.body?.cancel()
  const target = response.headers.get('location')
  if (response.status !== 302 || !target) throw new Error(`${address} was answered ${response.status}, not a redirect`)
  const location = new URL(target)
  const clickId = location.searchParams.get('attributes[notch_click]') ?? location.searchParams.get('notch_click')
  if (!clickId) throw new Error(`${address} led to ${target}, which has no click id`)
  return { location, clickId }
}

/** Mails carry the app's public address; the readers reach it where it runs. */
function path(address: string): string {
  const { pathname, search } = new URL(address)
  return pathname + search
}

/** Readers differ in which of the links they try. */
function anyOffer({ id, offerLinks }: Mail): string {
  const found = offerLinks[Number(BigInt(id) % BigInt(Math.max(offerLinks.length, 1)))]
  if (!found) throw new Error(`mail ${id} has no offer to click on`)
  return found
}
