import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { projectRoot } from '../../src/lib/root.ts'

const chromiumFile = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Why the pages cannot be opened here; undefined when they can. */
export function cannotOpenPages(): string | undefined {
  if (!existsSync(chromiumFile)) return `no Chromium at ${chromiumFile} (CHROMIUM names another)`
  if (!existsSync(join(projectRoot, 'dist', 'admin', 'index.html'))) return 'the pages are not built (npm run build)'
  return undefined
}

export function openBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
  return chromium.launch({ executablePath: chromiumFile, args })
}

/** Gathers what a page complains about in the console, and errors nobody caught. */
export function complaintsOf(page: Page): string[] {
  const found: string[] = []
  page.on('console', (line) => {
    if (line.type() === 'error') found.push(`${page.url()}: ${line.text()}`)
  })
  page.on('pageerror', (error) => found.push(`${page.url()}: ${error.message}`))
  return found
}
