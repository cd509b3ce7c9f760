// Walks the admin's pages in a browser: for looking at them, and for the test that they are sound.
import type { Browser, BrowserContext, Page } from 'playwright-core'

export interface Credentials {
  readonly email: string
  readonly password: string
}

export interface AdminPage {
  readonly name: string
  readonly path: string
}

const fixedPages: readonly AdminPage[] = [
  { name: 'home', path: '/' },
  { name: 'messages', path: '/messages' },
  { name: 'messages-none', path: '/messages?q=nobody-has-this-address' },
  { name: 'deliveries', path: '/deliveries' },
  { name: 'quarantine', path: '/deliveries?state=quarantined' },
  { name: 'deliveries-none', path: '/deliveries?origin=reconcile&q=no-such-key' },
  { name: 'mailbox', path: '/mailbox' },
  { name: 'report', path: '/report' },
  { name: 'rules', path: '/rules' },
  { name: 'rule-new', path: '/rules/new' },
  { name: 'catalogue', path: '/catalogue' },
  { name: 'catalogue-none', path: '/catalogue?q=nothing-has-this-title&only=not-on-sale' },
  { name: 'imports', path: '/imports' },
  { name: 'settings-store', path: '/settings/store' },
  { name: 'settings-hook', path: '/settings/hook' },
  { name: 'settings-sender', path: '/settings/sender' },
  { name: 'settings-sending', path: '/settings/sending' },
  { name: 'settings-holdout', path: '/settings/holdout' },
  { name: 'settings-revenue', path: '/settings/revenue' },
  { name: 'settings-brand', path: '/settings/brand' },
  { name: 'settings-suppressions', path: '/settings/suppressions' },
  { name: 'settings-privacy', path: '/settings/privacy' },
  { name: 'settings-people', path: '/settings/people' },
  { name: 'store-new', path: '/stores/new' },
  { name: 'connect-guide', path: '/connect?step=webhook' },
  { name: 'connect-access', path: '/connect?step=access' },
  { name: 'connect-first', path: '/connect' },
  { name: 'lost', path: '/no-such-page' },
]

export const widths = [1280, 390] as const
export type Scheme = 'light' | 'dark'

/** A browser window of the given width, signed in. */
export async function signedIn(
  browser: Browser,
  baseUrl: string,
  who: Credentials,
  width = 1280,
  scheme: Scheme = 'light',
) {
  const viewport = { width, height: width < 600 ? 844 : 860 }
  const context = await browser.newContext({ baseURL: baseUrl, viewport, colorScheme: scheme, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByLabel('Email').fill(who.email)
  await page.locator('input[type=password]').fill(who.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.locator('#content').waitFor()
  return { context, page }
}

/** Every page, with one message, delivery, mail and rule where the first store has any. */
export async function adminPages(context: BrowserContext): Promise<AdminPage[]> {
  const store = await firstId(context, '/api/stores')
  const ask = (path: string) => firstId(context, `${path}${path.includes('?') ? '&' : '?'}store=${store}`)
  const found = [
    { name: 'message-credited', path: '/messages/', id: await creditedMessage(context, store) },
    { name: 'message-held-out', path: '/messages/', id: await ask('/api/messages?arm=held-out&state=sent') },
    { name: 'message-planned', path: '/messages/', id: await ask('/api/messages?state=planned') },
    { name: 'message-skipped', path: '/messages/', id: await ask('/api/messages?state=skipped') },
    { name: 'delivery', path: '/deliveries/', id: await ask('/api/deliveries') },
    { name: 'delivery-quarantined', path: '/deliveries/', id: await ask('/api/deliveries?state=quarantined') },
    { name: 'rule', path: '/rules/', id: await ask('/api/rules') },
    { name: 'product', path: '/catalogue/', id: await ask('/api/products') },
    { name: 'mail', path: '/mailbox?mail=', id: await firstId(context, '/api/mailbox') },
  ]
  const present = found.flatMap(({ name, path, id }) => (id ? [{ name, path: path + id }] : []))
  return [...fixedPages, ...present]
}

async function firstId(context: BrowserContext, path: string): Promise<string | undefined> {
  const answer = await context.request.get(path)
  const { items }: { items: { id: string }[] } = await answer.json()
  return items[0]?.id
}

async function creditedMessage(context: BrowserContext, store: string | undefined): Promise<string | undefined> {
  const answer = await context.request.get(`/api/messages?store=${store}&arm=offer&state=sent&limit=100`)
  const { items }: { items: { id: string; credited: unknown }[] } = await answer.json()
  return (items.find((item) => item.credited) ?? items[0])?.id
}

/** Opens a page and waits until it has stopped loading. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.locator('#content').waitFor()
  await page.waitForLoadState('networkidle')
  const busy = page.locator('[aria-busy="true"]')
  await busy
    .first()
    .waitFor({ state: 'detached' })
    .catch((cause) => {
      throw new Error(`${path} is still loading`, { cause })
    })
}

/** What is wider than the window, which would make a phone scroll sideways. */
export function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const wide = [...document.querySelectorAll('body *')].filter(
      (node) => node.getBoundingClientRect().right > width + 1,
    )
    return wide.slice(0, 5).map((node) => `${node.tagName}.${node.className}`)
  })
}
