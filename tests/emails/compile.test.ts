import { describe, expect, test } from 'vitest'
import { compileTemplate } from '../../src/emails/compile.ts'
import { renderMail } from '../../src/emails/render.ts'
import { sampleMail } from '../../src/emails/sample-mails.ts'
import { makeTemplateSource } from '../../src/emails/template-source.ts'

const mail = (inner: string) => `<mjml>
<mj-body>
<mj-section><mj-column>
${inner}
</mj-column></mj-section>
</mj-body>
</mjml>`

const compile = (mjml: string, changes: { subject?: string; preheader?: string } = {}) =>
  compileTemplate(makeTemplateSource({ key: 'note', subject: 'Hello', preheader: 'Hi', mjml, ...changes }))

const fill = async (inner: string) =>
  renderMail(
    await compile(mail(inner)),
    sampleMail,
    (linkKey, target) => `https://m.example/${linkKey}?${target.length}`,
  )

async function complaint(mjml: string, changes: { subject?: string } = {}): Promise<string> {
  try {
    await compile(mjml, changes)
  } catch (error) {
    expect(error).toMatchObject({ code: 'bad-template', status: 422 })
    return error instanceof Error ? error.message : ''
  }
  throw new Error('the template was taken')
}

describe('a template that cannot be sent is refused with what to do about it', () => {
  test('an unknown tag is named with its line and the line itself', async () => {
    const said = await complaint(mail('<mj-text>a</mj-text>\n<mj-txet>b</mj-txet>'))
    expect(said).toContain('"note"')
    expect(said).toContain('line 5, <mj-txet>')
    expect(said).toContain('<mj-txet>b</mj-txet>')
    expect(said).toContain('Correct it')
  })

  test('an attribute MJML does not know, or cannot read, is named', async () => {
    expect(await complaint(mail('<mj-text colour="#fff">a</mj-text>'))).toContain('colour')
    expect(await complaint(mail('<mj-text color="greenish-blue">a</mj-text>'))).toContain('greenish-blue')
  })

  test.each([
    ['not MJML at all', 'Hello'],
    ['a template without a body', '<mjml><mj-head></mj-head></mjml>'],
    ['nothing', ''],
  ])('%s is refused', async (_what, mjml) => {
    expect(await complaint(mjml)).toContain('MJML refuses it')
  })

  test.each([
    ['an if that never ends', mail('<mj-text>{% if order %}a</mj-text>')],
    ['a tag Liquid does not know', mail('<mj-text>{% whatever %}</mj-text>')],
    ['a filter Liquid does not know', mail('<mj-text>{{ order.number | shout }}</mj-text>')],
  ])('%s is refused, naming the line', async (_what, mjml) => {
    const said = await complaint(mjml)
    expect(said).toContain('Liquid refuses it')
    expect(said).toContain('line:4')
  })

  test('a broken subject is called the subject', async () => {
    expect(await complaint(mail('<mj-text>a</mj-text>'), { subject: 'Thanks {{ customer.' })).toContain('subject')
  })
})

describe('links', () => {
  test('keys are known when the template is compiled, in their order', async () => {
    const { linkKeys } = await compile(
      mail(`<mj-text><a href="{{ store.url | track: 'shop' }}">shop</a></mj-text>
<mj-raw>{% for offer in offers %}</mj-raw>
<mj-button href="{{ offer.targetUrl | track: 'offer', forloop.index }}">see</mj-button>
<mj-raw>{% endfor %}</mj-raw>`),
    )
    expect(linkKeys).toEqual(['shop', 'offer-*'])
  })

  test.each([
    [
      'two links with one key',
      `<mj-text><a href="{{ store.url | track: 'a' }}">x</a><a href="{{ store.url | track: 'a' }}">y</a></mj-text>`,
      'Two links',
    ],
    [
      'a key that is not fixed',
      `<mj-text><a href="{{ store.url | track: order.number }}">x</a></mj-text>`,
      'fixed key',
    ],
    ['a key with odd letters', `<mj-text><a href="{{ store.url | track: 'A key' }}">x</a></mj-text>`, 'fixed key'],
    ['no key', `<mj-text><a href="{{ store.url | track }}">x</a></mj-text>`, 'fixed key'],
    [
      'a link in a loop without its number',
      `<mj-raw>{% for offer in offers %}</mj-raw><mj-button href="{{ offer.targetUrl | track: 'o' }}">x</mj-button><mj-raw>{% endfor %}</mj-raw>`,
      'forloop.index',
    ],
    [
      'a number outside a loop',
      `<mj-text><a href="{{ store.url | track: 'o', forloop.index }}">x</a></mj-text>`,
      'in no loop',
    ],
    ['an address as it is', `<mj-text><a href="https://shop.example/help">x</a></mj-text>`, 'is not tracked'],
    ['an untracked value', `<mj-button href="{{ store.url }}">x</mj-button>`, 'is not tracked'],
    ['tracking where no link is', `<mj-text>{% assign u = store.url | track: 'u' %}{{ u }}</mj-text>`, 'outside {{ }}'],
  ])('%s is refused', async (_what, inner, words) => {
    expect(await complaint(mail(inner))).toContain(words)
  })

  test('mail, telephone, anchors and unsubscribing stay as they are', async () => {
    const { html } = await fill(
      `<mj-text><a href="mailto:help@shop.example">w</a><a href="tel:+49401">c</a><a href="#top">t</a><a href="{{ unsubscribeUrl }}">u</a></mj-text>`,
    )
    for (const href of ['mailto:help@shop.example', 'tel:+49401', '#top', sampleMail.unsubscribeUrl]) {
      expect(html).toContain(`href="${href}"`)
    }
  })

  test('a tracked address is escaped for HTML and plain in the text part', async () => {
    const compiled = await compile(mail(`<mj-text><a href="{{ store.url | track: 'shop' }}">shop</a></mj-text>`))
    const { html, text } = renderMail(compiled, sampleMail, () => 'https://m.example/c?a=1&b="2"')
    expect(html).toContain('href="https://m.example/c?a=1&amp;b=&#34;2&#34;"')
    expect(text).toContain('shop <https://m.example/c?a=1&b="2">')
  })
})

test('Liquid may stand where MJML wants a colour', async () => {
  const { html } = await fill(
    '<mj-text color="{{ store.colours.accent }}">a</mj-text><mj-divider border-color="{{ store.colours.accent }}" />',
  )
  expect(html).toContain('color:#2f6f5e')
  expect(html).not.toContain('{{')
})

test('a colour the template uses itself is never taken for one of ours', async () => {
  const { html } = await fill(
    '<mj-text color="#f0a000">a</mj-text><mj-text color="{{ store.colours.accent }}">b</mj-text>',
  )
  expect(html).toContain('color:#f0a000')
  expect(html).toContain('color:#2f6f5e')
})

test('Outlook’s comments and the words of the mail survive the shrinking', async () => {
  const { html } = await fill('<mj-text>one\n\n   two &nbsp; three</mj-text>')
  expect(html).toContain('<!--[if mso')
  expect(html).toMatch(/one\s+two &nbsp; three/)
})

test('what is said only to the eye is said in words in the text part, and pictures are left out', async () => {
  const { text } = await fill(
    '<mj-text>now 5 <s data-text="instead of">9</s></mj-text><mj-image src="https://x.example/a.png" alt="A picture" /><mj-text css-class="no-text">eyes only</mj-text>',
  )
  expect(text).toBe('now 5 (instead of 9)\n')
})

test('an untaken branch leaves no gap in the text part', async () => {
  const { text } = await fill(
    '<mj-text>one</mj-text><mj-raw>{% if order.number == "none" %}</mj-raw><mj-text>never</mj-text><mj-raw>{% endif %}</mj-raw><mj-text>two</mj-text>',
  )
  expect(text).toBe('one\n\ntwo\n')
})
