import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AppProcess } from '../../demo/app/app-process.ts'
import { adminPages, open, overflow, signedIn, widths } from '../../scripts/admin-pages.ts'
import { runApp } from '../support/run-app.ts'
import { scratchDatabase } from '../support/scratch-database.ts'
import { cannotOpenPages, complaintsOf, openBrowser } from './open-browser.ts'
import { opensAt, sampleShop, secret } from './sample-shop.ts'

const owner = { name: 'Ida', email: 'ida@shop.example', password: 'a long enough password' }
const reason = cannotOpenPages()
if (reason) process.stderr.write(`The admin's pages are not tested in a browser: ${reason}.\n`)

describe.skipIf(reason !== undefined)('the pages in a browser', () => {
  let app: AppProcess
  let browser: Browser
  let page: Page
  let complaints: string[]
  let url: string
  const scratch = scratchDatabase()

  beforeAll(async () => {
    const { environment } = await scratch
    app = await runApp({ ...environment, CLOCK: opensAt, SMTP_HOST: '', PUBLIC_URL: '' })
    url = app.url.replace('127.0.0.1', 'localhost')
    browser = await openBrowser()
    page = await browser.newPage({ baseURL: url, viewport: { width: 1280, height: 860 }, locale: 'en-GB' })
    page.setDefaultTimeout(60_000)
    complaints = complaintsOf(page)
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
    await (await scratch).remove()
  })

  const shop = () => sampleShop(url, 'nordlicht-tea')
  const field = (label: string) => page.getByLabel(label, { exact: true }).and(page.locator('input, textarea'))
  const fill = (label: string, text: string) => field(label).fill(text)
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const seen = (text: string | RegExp) => page.getByText(text).first().waitFor()

  test('the first visitor makes the owner, and hears what is wrong before it is sent', async () => {
    await page.goto('/messages')
    await fill('Your name', owner.name)
    await fill('Email', owner.email)
    await fill('Password', 'short')
    await press('Make the owner and sign in')
    await seen('At least 10 characters')
    await fill('Password', owner.password)
    await press('Make the owner and sign in')
    await seen('Welcome to Notch')
    expect(await page.title()).toBe('Welcome to Notch · Notch')
  })

  test('a store is connected step by step, and no step is left while something is missing', async () => {
    await page.getByRole('link', { name: 'Connect the store' }).click()
    await press('Continue')
    await seen('Choose what the store runs on')
    await page.getByRole('radio', { name: 'Shopify' }).press('Space')
    await press('Continue')
    await fill('Name', 'Nordlicht Tea')
    await press('Continue')
    await seen('An address that begins with https://')
    await fill('Storefront address', 'https://shop.example')
    await field('Storefront address').press('Enter')
    await seen(`${url}/hooks/nordlicht-tea`)
    await seen('orders/cancelled')
  })

  test('a reload in the middle loses nothing but the secret', async () => {
    await fill('Secret', secret)
    page.once('dialog', (dialog) => void dialog.accept())
    await page.reload()
    await seen(`${url}/hooks/nordlicht-tea`)
    expect(await field('Secret').inputValue()).toBe('')
    await page.goBack()
    expect(await field('Name').inputValue()).toBe('Nordlicht Tea')
    await press('Continue')
    await fill('Secret', 'short')
    await press('Add the store')
    await seen('At least 8 characters')
    await fill('Secret', secret)
    await press('Add the store')
    await seen('Access to Shopify’s API')
    expect(await page.content()).not.toContain(secret)
  })

  test('what the API refuses stands beside its field', async () => {
    await fill('Shop domain', 'shop.example')
    await fill('Admin API access token', 'no token at all')
    await press('Save and continue')
    await seen(/It does not look like one/)
    expect(await field('Shop domain').getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByText('That did not work').count()).toBe(0)
    await press('Not now')
    await seen('Waiting for the first webhook of Nordlicht Tea')
  })

  test('Home says what is left to do before the first mail', async () => {
    await open(page, '/')
    await seen('1 of 4 done')
    await page.getByRole('link', { name: /Say who the mails come from/ }).click()
    await page.waitForURL('**/settings/sender')
  })

  test('leaving Settings with changes asks first, and staying loses nothing', async () => {
    await fill('Address', 'hello@shop.example')
    await fill('Postal address', 'Hafenstraße 1, Hamburg')
    await page.getByRole('link', { name: 'Rules', exact: true }).click()
    await seen('Leave without saving?')
    await press('Stay')
    expect(await field('Address').inputValue()).toBe('hello@shop.example')
    await press('Save')
    await seen('Sender saved.')
    await page.getByRole('link', { name: 'Rules', exact: true }).click()
    await seen('No rules yet')
  })

  test('the first webhook is told the moment it comes, with what became of it', async () => {
    await open(page, '/connect')
    await seen('Waiting for the first webhook of Nordlicht Tea')
    await shop().tellsProducts()
    await seen('The first webhook came: products/create, applied.')
    await seen('Its webhooks reach Notch, and the secret is right.')
    await page.getByRole('link', { name: 'Go to Home' }).click()
    await seen('3 of 4 done')
  })

  test('a rule is made from products the store told of, and reads as a sentence', async () => {
    await open(page, '/rules')
    await page.getByRole('link', { name: 'New rule' }).first().click()
    await press('Make the rule')
    await seen('Offer: has no product to offer')
    await fill('Name', 'Something to brew it in')
    await fill('Add a product to offer', 'teapot')
    await page.getByRole('option', { name: /Glass teapot/ }).click()
    await press('Add a condition')
    await page.getByRole('menuitem', { name: 'Bought a product' }).click()
    await fill('Add a product', 'darj')
    await page.getByRole('option', { name: /Darjeeling/ }).click()
    await seen('When the order has “First flush Darjeeling”, offer “Glass teapot”.')
    await field('Amount dearer').pressSequentially('12.50')
    await seen('An upgrade costs at most €12.50 more.')
    await field('Amount dearer').fill('')
    await press('Make the rule')
    await seen('Saved. Mails that leave from now on follow it.')
    await page.getByRole('link', { name: /Something to brew it in/ }).waitFor()
  })

  test('an order shows as a message with its whole story', async () => {
    await shop().sells(1001, 'anna@example.com', '2026-11-24T09:00:00.000Z')
    await shop().sells(1002, 'berta@example.com', '2026-11-24T09:05:00.000Z')
    await shop().breaksAWebhook()
    await shop().clockTo('2026-11-24T10:00:00.000Z')
    await open(page, '/messages?q=anna')
    await page.getByRole('link', { name: '#1001' }).first().click()
    await seen('Life line')
    await seen(/Something to brew it in/)
    const mail = page.frameLocator('iframe[title="The mail"]')
    await mail.getByText('First flush Darjeeling').first().waitFor()
  })

  test('a mail in the mailbox opens as in a mail program, and is read then', async () => {
    await open(page, '/mailbox')
    await page.getByRole('link', { name: /anna@example.com/ }).click()
    await page.frameLocator('iframe[title="The mail"]').getByText('Darjeeling').first().waitFor()
    await page.getByRole('tab', { name: 'Raw' }).click()
    await seen(/List-Unsubscribe-Post: List-Unsubscribe=One-Click/)
  })

  test('what cannot be read is in quarantine with its reason, every digit of it there', async () => {
    await open(page, '/deliveries?state=quarantined')
    await page.getByRole('link', { name: /orders\/updated/ }).click()
    await seen('12345678901234567890')
    await seen(/Nothing is lost/)
  })

  test('the catalogue finds a product, and its page names the rule that offers it', async () => {
    await open(page, '/catalogue')
    await seen('First flush Darjeeling')
    await page.getByLabel('Title, SKU or id').fill('teapot')
    await page.waitForURL('**/catalogue?q=teapot')
    await page.getByText('First flush Darjeeling').first().waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Glass teapot' }).first().click()
    await seen('1 variant')
    await page.getByRole('link', { name: 'Something to brew it in' }).waitFor()
  })

  test('access to the platform’s API is entered, shown as far as it may be, and removed', async () => {
    await open(page, '/settings/hook')
    await seen('Without API access nobody notices an order whose webhook Shopify never delivers.')
    await fill('Shop domain', 'nordlicht.myshopify.com')
    await fill('Admin API access token', 'shpat_0123456789abcdef')
    await press('Save the access')
    await seen('nordlicht.myshopify.com')
    await seen('…cdef')
    expect(await page.content()).not.toContain('shpat_0123456789abcdef')
    await press('Replace')
    expect(await field('Admin API access token').inputValue()).toBe('')
    await press('Cancel')
    await press('Remove')
    await press('Remove the access')
    await seen('API access removed.')
    await field('Admin API access token').waitFor()
  })

  test.each(widths)('no page is wider than its window or complains at %i pixels', async (width) => {
    const { context, page: own } = await signedIn(browser, url, owner, width)
    const wrong = complaintsOf(own)
    for (const { name, path } of await adminPages(context)) {
      await open(own, path)
      const wide = await overflow(own)
      if (wide.length > 0) wrong.push(`${name}: ${wide.join(', ')}`)
    }
    await context.close()
    expect(wrong).toEqual([])
  })

  test('what a figure means can be read with the keyboard alone', async () => {
    await open(page, '/')
    await page.getByRole('button', { name: 'What Credited orders means' }).focus()
    await page.keyboard.press('Enter')
    await seen(/Orders credited to a message/)
    await page.keyboard.press('Escape')
    await page.getByText(/Orders credited to a message/).waitFor({ state: 'hidden' })
  })

  test('a secret made here is at hand until the page is loaded anew', async () => {
    await open(page, '/stores/new')
    await page.getByRole('radio', { name: 'WooCommerce' }).press('Space')
    await press('Continue')
    await fill('Name', 'Zweiter Laden')
    await fill('Storefront address', 'https://zweiter.example')
    await press('Continue')
    const made = await field('Secret').inputValue()
    expect(made).toMatch(/^[0-9a-f]{48}$/)
    await press('Add the store')
    await seen('Copy the secret now; it is not shown again.')
    await seen(made)
    await page.reload()
    await seen('The secret is not shown again.')
    expect(await page.content()).not.toContain(made)
  })

  test('who waits for two minutes is told what to look at', async () => {
    const storageState = await page.context().storageState()
    const context = await browser.newContext({ baseURL: url, locale: 'en-GB', storageState })
    const patient = await context.newPage()
    await patient.clock.install()
    await patient.goto('/connect')
    await patient.getByText('Waiting for the first webhook of Zweiter Laden').waitFor()
    await patient.clock.fastForward(118_000)
    expect(await patient.getByText('Nothing yet?').count()).toBe(0)
    await patient.clock.fastForward(3_000)
    await patient.getByText('Nothing yet? Look at these').waitFor()
    await context.close()
  })

  test('nothing complained on the way', () => {
    // The browser tells of every answer that is no 2xx; one was asked for.
    expect(complaints.filter((line) => !line.includes('status of 400'))).toEqual([])
  })

  test('signing out leads back, and a wrong password is told as such', async () => {
    await press('Sign out')
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.getByLabel('Email').fill(owner.email)
    await page.locator('input[type=password]').fill('not the password')
    await press('Sign in')
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toMatch(/password/i)
  })
})
