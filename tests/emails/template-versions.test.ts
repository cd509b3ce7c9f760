import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { customerTemplates, readTemplateSource } from '../../src/emails/template-source.ts'
import { ensureTemplateVersions, loadCompiled } from '../../src/emails/template-versions.ts'
import { emptyTables, testDatabase } from '../support/database.ts'

const database = await testDatabase()
const { client } = database
let folder = ''

beforeEach(async () => {
  await emptyTables(database)
  folder = mkdtempSync(join(tmpdir(), 'notch-templates-'))
  cpSync(customerTemplates, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function change(file: string, from: string | RegExp, to: string): void {
  const path = join(folder, file)
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
}

const numbers = async () =>
  (await client.templateVersion.findMany({ orderBy: { id: 'asc' } })).map(({ number }) => number)

describe('versions', () => {
  test('the templates on disk become version 1 once, however often the app starts', async () => {
    await ensureTemplateVersions(client, folder)
    await ensureTemplateVersions(client, folder)
    await Promise.all([ensureTemplateVersions(client, folder), ensureTemplateVersions(client, folder)])
    const [version] = await client.templateVersion.findMany()
    expect(await numbers()).toEqual([1])
    expect(version).toMatchObject({ templateKey: 'thank-you', number: 1 })
    expect(version?.mjml).not.toContain('mj-include')
  })

  test('a change in a partial or in the subject is a new version, and that one is in use', async () => {
    await ensureTemplateVersions(client, folder)
    change('partials/footer.mjml', 'You receive this mail', 'You get this mail')
    await ensureTemplateVersions(client, folder)
    change('thank-you.json', 'Thank you for your order', 'Thanks for your order')
    await ensureTemplateVersions(client, folder)
    expect(await numbers()).toEqual([1, 2, 3])
    expect((await loadCompiled(client, 'thank-you')).number).toBe(3)
  })

  test('going back to an older content puts that version in use again', async () => {
    await ensureTemplateVersions(client, folder)
    const first = await loadCompiled(client, 'thank-you')
    change('thank-you.json', 'Thank you for your order', 'Thanks for your order')
    await ensureTemplateVersions(client, folder)
    change('thank-you.json', 'Thanks for your order', 'Thank you for your order')
    await ensureTemplateVersions(client, folder)
    const again = await loadCompiled(client, 'thank-you')
    expect(again.versionId).toBe(first.versionId)
    expect(again.number).toBe(3)
  })

  test('a version is compiled once, for callers at the same time too', async () => {
    await ensureTemplateVersions(client, folder)
    const loaded = await Promise.all([1, 2, 3].map(() => loadCompiled(client, 'thank-you')))
    expect(new Set(loaded.map(({ compiled }) => compiled)).size).toBe(1)
  })

  test('a version made elsewhere is compiled from its row', async () => {
    const { key, ...source } = readTemplateSource(folder, 'thank-you')
    const digest = 'made-by-another-process'
    await client.templateVersion.create({
      data: { ...source, digest, templateKey: key, number: 7, createdAt: new Date() },
    })
    expect((await loadCompiled(client, 'thank-you')).compiled.linkKeys).toContain('store')
  })

  test('a template that does not exist is an error that names it', async () => {
    await expect(loadCompiled(client, 'goodbye')).rejects.toThrow('goodbye')
  })
})

describe('what cannot be sent is never kept', () => {
  test.each([
    ['a misspelt word', 'partials/footer.mjml', 'order.number', 'order.nummer', 'order.nummer'],
    [
      'a misspelt word in the subject',
      'thank-you.json',
      'customer.firstName }}',
      'customer.firtName }}',
      'customer.firtName',
    ],
    ['a footer without the unsubscribe link', 'partials/footer.mjml', /<a href.*<\/a>/, '', 'unsubscribeUrl'],
    ['a tag that is none', 'thank-you.mjml', '<mj-wrapper ', '<mj-wraper ', 'mj-wraper'],
    [
      'a partial that is missing',
      'thank-you.mjml',
      './partials/footer.mjml',
      './partials/foot.mjml',
      'partials/foot.mjml is missing',
    ],
    [
      'a partial that holds itself',
      'partials/footer.mjml',
      '<mj-column>',
      '<mj-include path="./footer.mjml" />',
      'includes itself',
    ],
    ['a partial outside the folder', 'thank-you.mjml', './partials/footer.mjml', '../../etc/passwd', 'outside'],
    ['a subject file that is no JSON', 'thank-you.json', '{', '', 'is not JSON'],
    ['a subject file without a subject', 'thank-you.json', '"subject"', '"topic"', 'subject'],
  ])('%s', async (_what, file, from, to, words) => {
    change(file, from, to)
    await expect(ensureTemplateVersions(client, folder)).rejects.toMatchObject({
      code: 'bad-template',
      message: expect.stringContaining(words),
    })
    expect(await numbers()).toEqual([])
  })

  test('a template without its subject file says which file is missing', async () => {
    rmSync(join(folder, 'thank-you.json'))
    await expect(ensureTemplateVersions(client, folder)).rejects.toThrow(/thank-you\.json is missing/)
  })
})
