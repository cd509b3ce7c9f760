// Takes the README's pictures from an open demo store into docs/images:
// `npx tsx scripts/readme-pictures.ts http://localhost:3000 <email> <password>`, with the address and sign-in it printed.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { projectRoot } from '../src/lib/root.ts'
import { adminPages, open, signedIn } from './admin-pages.ts'

const [baseUrl, email, password] = process.argv.slice(2)
if (!baseUrl || !email || !password) {
  console.error('npx tsx scripts/readme-pictures.ts <address> <email> <password>')
  process.exit(2)
}

const folder = join(projectRoot, 'docs', 'images')
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
})
const { context, page } = await signedIn(browser, baseUrl, { email, password }, 1280, 'light')
const paths = new Map((await adminPages(context)).map(({ name, path }) => [name, path]))
await take(page, paths.get('report') ?? '/report', 'report', 1000, '90 days')
const message = paths.get('message-credited') ?? '/messages'
await take(page, message, 'message', 1100)
await takeMail(context, message)
await browser.close()

async function take(on: Page, path: string, name: string, height: number, choose?: string): Promise<void> {
  await open(on, path)
  if (choose) {
    await on.getByText(choose, { exact: true }).click()
    await on.waitForLoadState('networkidle')
  }
  await on.setViewportSize({ width: 1280, height })
  await on.screenshot({ path: join(folder, `${name}.png`) })
  console.log(`docs/images/${name}.png`)
}

/** The mail alone, as wide as mail programs show it. */
async function takeMail(on: BrowserContext, messagePath: string): Promise<void> {
  const id = messagePath.split('/').at(-1)
  const answer = await on.request.get(`/api/messages/${id}`)
  // Our own API's answer; only the mail's HTML is read.
  const { mail } = (await answer.json()) as { mail: { html: string } | null }
  const reader = await on.newPage()
  await reader.setViewportSize({ width: 640, height: 600 })
  await reader.setContent(mail?.html ?? '')
  await reader.screenshot({ path: join(folder, 'mail.png'), fullPage: true })
  console.log('docs/images/mail.png')
}
