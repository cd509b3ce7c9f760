// Takes pictures of every page of a running Notch, wide and narrow, light and dark:
// `npx tsx scripts/look-at-pages.ts http://localhost:3000 <folder> <email> <password> [part of a page's name]`.
// CHROMIUM names the browser when it is not /usr/bin/chromium.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { adminPages, type Credentials, open, overflow, type Scheme, signedIn, widths } from './admin-pages.ts'

const [baseUrl, folder, email, password, part = ''] = process.argv.slice(2)
if (!baseUrl || !folder || !email || !password) {
  console.error('npx tsx scripts/look-at-pages.ts <address> <folder> <email> <password> [part of a page’s name]')
  process.exit(2)
}

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
})
for (const width of widths) {
  for (const scheme of ['light', 'dark'] as const) await lookAll(browser, baseUrl, { email, password }, width, scheme)
}
await browser.close()

async function lookAll(on: Browser, url: string, who: Credentials, width: number, scheme: Scheme): Promise<void> {
  const { context, page } = await signedIn(on, url, who, width, scheme)
  page.on('console', (line) => line.type() === 'error' && console.log(`  console: ${line.text()}`))
  page.on('pageerror', (error) => console.log(`  error: ${error.message}`))
  for (const { name, path } of await adminPages(context)) {
    if (!name.includes(part)) continue
    await open(page, path)
    const wide = await overflow(page)
    console.log(`${name} ${width} ${scheme}${wide.length > 0 ? ` is too wide: ${wide.join(', ')}` : ''}`)
    await page.screenshot({ path: join(String(folder), `${name}-${width}-${scheme}.png`), fullPage: true })
  }
  await context.close()
}
