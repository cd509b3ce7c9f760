// Renders the customer mails for every kind of order and takes their pictures, narrow and wide, light and dark:
// `npx tsx scripts/look-at-mails.ts <folder>`. CHROMIUM names the browser when it is not /usr/bin/chromium.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Route } from 'playwright-core'
import { type CompiledTemplate, compileTemplate } from '../src/emails/compile.ts'
import type { MailModel } from '../src/emails/mail-model.ts'
import { renderMail } from '../src/emails/render.ts'
import { sampleMail } from '../src/emails/sample-mails.ts'
import { customerTemplates, listTemplateKeys, readTemplateSource } from '../src/emails/template-source.ts'
import { variations } from './mail-variations.ts'

const folder = process.argv[2]
if (!folder) {
  console.error('Name a folder for the pictures: npx tsx scripts/look-at-mails.ts /tmp/mails')
  process.exit(2)
}

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
})
for (const key of listTemplateKeys(customerTemplates)) {
  const compiled = await compileTemplate(readTemplateSource(customerTemplates, key))
  for (const [name, model] of Object.entries(variations(sampleMail))) {
    await lookAt(browser, compiled, model, join(folder, `${key}-${name}`))
  }
}
await browser.close()

async function lookAt(browser: Browser, compiled: CompiledTemplate, model: MailModel, file: string): Promise<void> {
  const mail = renderMail(compiled, model, (linkKey) => `https://mail.example/c/${linkKey}`)
  writeFileSync(`${file}.html`, mail.html)
  writeFileSync(`${file}.txt`, `${mail.subject}\n${mail.preheader}\n\n${mail.text}`)
  for (const width of [600, 360]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, deviceScaleFactor: 1.5 })
      await page.route('**/*', drawPicture)
      await page.setContent(mail.html, { waitUntil: 'load' })
      await page.screenshot({ path: `${file}-${width}-${colorScheme}.png`, fullPage: true })
      await page.close()
    }
  }
  console.log(`${file}: "${mail.subject}", ${mail.html.length} characters`)
}

/** Nothing is fetched: each picture is drawn from its name, so that runs look the same everywhere. */
function drawPicture(route: Route): Promise<void> {
  const name = /([a-z-]+)\.png$/.exec(route.request().url())?.[1]
  if (!name) return route.abort()
  const hue = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0) * 7, 0) % 360
  const body = name === 'logo' ? logo() : product(hue)
  return route.fulfill({ contentType: 'image/svg+xml', body })
}

/** Dark on nothing, as most shops' are. */
function logo(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="280" height="80" viewBox="0 0 280 80">
<circle cx="40" cy="40" r="26" fill="#1d3b33"/><text x="80" y="52" font-family="Georgia" font-size="36" fill="#1d3b33">Nordlicht</text></svg>`
}

function product(hue: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600" viewBox="0 0 600 600">
<rect width="600" height="600" fill="hsl(${hue} 28% 88%)"/><ellipse cx="300" cy="470" rx="190" ry="26" fill="hsl(${hue} 20% 74%)"/>
<path d="M170 250h260c8 110-30 200-130 200s-138-90-130-200z" fill="hsl(${hue} 34% 42%)"/>
<path d="M430 290c70-10 70 100-20 90" fill="none" stroke="hsl(${hue} 34% 42%)" stroke-width="24"/>
<path d="M240 220c-20-40 30-50 10-90M310 220c-20-40 30-50 10-90" fill="none" stroke="hsl(${hue} 24% 68%)" stroke-width="12"/></svg>`
}
