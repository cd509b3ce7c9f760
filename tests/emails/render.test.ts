import { expect, test } from 'vitest'
import { type CompiledTemplate, compileTemplate } from '../../src/emails/compile.ts'
import type { MailModel } from '../../src/emails/mail-model.ts'
import { orderModel } from '../../src/emails/order-model.ts'
import { renderMail } from '../../src/emails/render.ts'
import { sampleLines, sampleMail, sampleOrder } from '../../src/emails/sample-mails.ts'
import { customerTemplates, makeTemplateSource, readTemplateSource } from '../../src/emails/template-source.ts'

const thankYou = await compileTemplate(readTemplateSource(customerTemplates, 'thank-you'))
const track = (linkKey: string) => `https://mail.example/c/${linkKey}`
const render = (changes: Partial<MailModel> = {}, compiled: CompiledTemplate = thankYou) =>
  renderMail(compiled, { ...sampleMail, ...changes }, track)

const [upgrade, crossSell] = sampleMail.offers
if (!upgrade || !crossSell) throw new Error('the sample has two offers')

function hrefs(html: string): string[] {
  return [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href)
}

test('the subject is written as people write, and not as HTML', async () => {
  expect(render({ customer: { firstName: "O'Neil & Söhne" } }).subject).toBe("Thank you for your order, O'Neil & Söhne")
  expect(render({ customer: { firstName: null } }).subject).toBe('Thank you for your order')
  expect(render({ customer: { firstName: '  ' } }).subject).toBe('Thank you for your order')
})

test('a name with line breaks stays on the subject’s one line', () => {
  expect(render({ customer: { firstName: 'Mia\r\nBcc: all@evil.example' } }).subject).toBe(
    'Thank you for your order, Mia Bcc: all@evil.example',
  )
})

test('whatever a shop or customer calls something is text in the mail, never HTML', () => {
  const hostile = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>{{ order.total }}`
  const { html, text } = render({
    customer: { firstName: hostile },
    order: { ...sampleMail.order, lines: sampleMail.order.lines.map((line) => ({ ...line, title: hostile })) },
    offers: [{ ...upgrade, title: hostile, variantTitle: hostile }],
  })
  expect(html).not.toContain('<script>')
  expect(html).not.toContain('<img src=x')
  expect(html).toContain('&lt;script&gt;')
  expect(html).toContain('{{ order.total }}')
  expect(text).toContain(hostile)
})

test('a brand colour that is none changes nothing, so it cannot carry a style', () => {
  const store = { ...sampleMail.store, brand: { accentColour: 'red;}</style><script>' } }
  expect(render({ store }).html).not.toContain('<script>')
})

test('every link goes through its place in the template, but the unsubscribe link', () => {
  const links = hrefs(render().html)
  expect(new Set(links)).toEqual(
    new Set([
      ...['store', 'offer-picture-1', 'offer-title-1', 'offer-button-1'].map(track),
      ...['offer-picture-2', 'offer-title-2', 'offer-button-2'].map(track),
      sampleMail.unsubscribeUrl,
    ]),
  )
  expect(links.filter((href) => href === sampleMail.unsubscribeUrl)).toHaveLength(1)
})

test('each link is asked for once, tagged with where it stands', () => {
  const asked: [string, string][] = []
  renderMail(thankYou, sampleMail, (linkKey, target) => {
    asked.push([linkKey, target])
    return track(linkKey)
  })
  expect(asked).toHaveLength(7)
  expect(Object.fromEntries(asked)['offer-button-1']).toBe(
    'https://shop.example/products/teapot?variant=90011&utm_source=upsell&utm_medium=email&utm_campaign=post-purchase&utm_content=offer-button-1',
  )
})

test('a link that leads to no web address makes no mail', () => {
  for (const targetUrl of ['javascript:alert(1)', '', 'data:text/html,x', '//evil.example']) {
    expect(() => render({ offers: [{ ...upgrade, targetUrl }] })).toThrow('no web address')
  }
})

test('the order comes before any offer, and offers number none, one or two', () => {
  const titles = [upgrade.title, crossSell.title]
  for (const [count, offers] of [[], [upgrade], [upgrade, crossSell]].entries()) {
    const { html, text } = render({ offers })
    for (const part of [html, text]) {
      expect(titles.filter((title) => part.includes(title))).toHaveLength(count)
      for (const { title } of offers) expect(part.indexOf('€62.50')).toBeLessThan(part.indexOf(title))
    }
  }
})

test('an upgrade and a cross-sell are each called what they are', () => {
  expect(render({ offers: [upgrade] }).text).toContain('One step up from what you bought')
  expect(render({ offers: [crossSell] }).text).toContain('Goes well with your order')
})

test('the text part says everything the HTML says, in order', () => {
  expect(render().text).toBe(`Nordlicht Tea

Thank you, Mia.

Your order has reached us and we are glad you chose Nordlicht Tea. Here is what you bought.

Order #1001 · 24 November 2026

Sencha Asatsuyu, 100 g × 2  €22.50 (was €25.00)
Small cast-iron teapot, 0.6 litres × 1  €35.10 (was €39.00)

Subtotal  €64.00
Discount  −€6.40
Shipping  €4.90
Total  €62.50
Tax, included  €7.85

One step up from what you bought

Cast-iron teapot, 1.2 litres

Moss green

€69.00 (was €79.00)

See the step up <https://mail.example/c/offer-button-1>

Goes well with your order

Two stoneware cups

€24.00

Your code THANKS-7QK2 takes 10% off at checkout. It is yours alone and works once.

Have a look <https://mail.example/c/offer-button-2>

You receive this mail because you placed order #1001 at Nordlicht Tea.

Nordlicht Tea, Hafenstraße 1, 20457 Hamburg, Germany

Unsubscribe from mails like this one <https://mail.example/u/Jx0aQm7rT2>
`)
})

const plainLine = { ...sampleLines[0], discountMinor: 0n, totalMinor: 2500n, taxMinor: 0n }
const plainOrder = { ...sampleOrder, discountMinor: 0n, taxMinor: 0n, shippingMinor: 0n, totalMinor: 2500n }

test('what an order has none of is not mentioned', () => {
  const { text, html } = render({ order: orderModel(plainOrder, [plainLine]), offers: [] })
  for (const word of ['Subtotal', 'Discount', 'Shipping', 'Tip', 'Tax', 'was']) {
    expect(text).not.toContain(word)
    expect(html).not.toContain(`>${word}<`)
  }
  expect(text).toContain('× 2  €25.00\n\nTotal  €25.00\n')
})

test('tax on top of the prices comes before the total, and a tip beside it', () => {
  const order = { ...plainOrder, taxMinor: 200n, tipMinor: 300n, totalMinor: 3000n }
  const { text } = render({ order: orderModel(order, [{ ...plainLine, taxMinor: 200n }]) })
  expect(text).toContain('\nSubtotal  €25.00\nTip  €3.00\nTax  €2.00\nTotal  €30.00\n')
})

test('sums that do not add up are not shown, only the lines and the total', () => {
  const { text } = render({ order: orderModel({ ...sampleOrder, totalMinor: 7000n }, sampleLines), offers: [] })
  expect(text).toContain('€35.10 (was €39.00)\n\nTotal  €70.00\n')
  for (const word of ['Subtotal', 'Discount', 'Shipping', 'Tax']) expect(text).not.toContain(word)
})

test('a long order is shown in part and says how much more there is', () => {
  const line = sampleMail.order.lines[0]
  const lines = Array.from({ length: 11 }, (_, index) => ({
    ...line,
    title: `Tea ${index + 1}.`,
  })) as MailModel['order']['lines'][number][]
  const { text } = render({ order: { ...sampleMail.order, lines } })
  expect(text).toContain('Tea 8.')
  expect(text).not.toContain('Tea 9.')
  expect(text).toContain('and 3 more on the same order')
})

test('a price is struck only when it is higher than the one asked', () => {
  for (const compareAtMinor of ['6900', '100', null]) {
    expect(render({ offers: [{ ...upgrade, compareAtMinor }] }).text).toContain('€69.00\n')
  }
})

test('money and dates are written the customer’s way', () => {
  const german = render({ locale: 'de_DE' }).text
  expect(german).toContain('62,50\u00a0€')
  expect(german).toContain('24. November 2026')
  expect(render({ locale: 'not a locale!' }).text).toContain('€62.50')
  const yen = { minor: 12_940n, currency: 'JPY' }
  expect(render({ order: { ...sampleMail.order, total: yen }, offers: [] }).text).toContain('¥12,940')
})

test('the day of the order is the store’s day', () => {
  const order = { ...sampleMail.order, placedAt: new Date('2026-11-24T23:30:00Z') }
  expect(render({ order }).text).toContain('25 November 2026')
})

test('a product without a picture has no broken one, and the shop without a logo has its name', () => {
  const lines = sampleMail.order.lines.map((line) => ({ ...line, imageUrl: null }))
  const { html } = render({ order: { ...sampleMail.order, lines }, offers: [{ ...upgrade, imageUrl: null }] })
  expect(html).not.toContain('<img')
  expect(html).toContain('>Nordlicht Tea</a>')
  const mixed = sampleMail.order.lines.map((line, index) => (index === 0 ? { ...line, imageUrl: 'ftp://x/y' } : line))
  const one = render({ order: { ...sampleMail.order, lines: mixed }, offers: [] }).html
  expect(one.match(/<img/g)).toHaveLength(1)
  expect(one).toContain('>S</div>')
})

test('the preheader is hidden in the HTML and is no part of the text', () => {
  const { html, text, preheader } = render()
  expect(preheader).toBe('Order #1001 at Nordlicht Tea: 3 items, €62.50. Here is your summary.')
  expect(html.indexOf(preheader)).toBeGreaterThan(html.indexOf('display:none'))
  expect(text).not.toContain('3 items')
})

test('the same model makes the same bytes', () => {
  expect(render()).toEqual(render())
  expect(JSON.stringify(render({ locale: 'fr-CA' }))).toBe(JSON.stringify(render({ locale: 'fr-CA' })))
})

test('a mail is small enough that Gmail shows it whole', () => {
  expect(Buffer.byteLength(render().html)).toBeLessThan(60_000)
})

test('a mail asks for nothing from anywhere but the shop’s pictures', () => {
  const { html } = render()
  expect(html).not.toMatch(/<(script|link|iframe|form)\b/)
  expect(html).not.toMatch(/@import|url\(/)
})

const hostile = (body: string) =>
  compileTemplate(
    makeTemplateSource({
      key: 'hostile',
      subject: 'Hello',
      preheader: 'Hello',
      mjml: `<mjml><mj-body><mj-section><mj-column><mj-text>${body}</mj-text></mj-column></mj-section></mj-body></mjml>`,
    }),
  )

test.each([
  ['counts to a thousand million', '{% for i in (1..1000000000) %}x{% endfor %}'],
  [
    'loops in loops',
    '{% for a in (1..9999) %}{% for b in (1..9999) %}{% for c in (1..9999) %}{% endfor %}{% endfor %}{% endfor %}',
  ],
  ['doubles a text again and again', `{% assign a = "x" %}${'{% assign a = a | append: a %}'.repeat(60)}{{ a }}`],
])('a template that %s is stopped', async (_what, body) => {
  const compiled = await hostile(body)
  const started = performance.now()
  expect(() => render({}, compiled)).toThrow(/limit/)
  expect(performance.now() - started).toBeLessThan(10_000)
})

test.each(['{% include "../../../.env" %}', '{% render "package.json" %}', '{% layout "x" %}'])(
  'a template cannot read files: %s',
  async (body) => {
    await expect(hostile(body)).rejects.toMatchObject({ code: 'bad-template' })
  },
)

test.each(['{{ order.constructor }}', '{{ store.__proto__ }}', '{{ customer.toString }}', '{{ order.lines.map }}'])(
  'a template sees the model’s own words and nothing of the program: %s',
  async (body) => {
    const compiled = await hostile(body)
    expect(() => render({}, compiled)).toThrow(/this mail has no/)
  },
)
