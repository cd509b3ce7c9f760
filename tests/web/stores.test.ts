import { beforeEach, describe, expect, test } from 'vitest'
import { unseal } from '../../src/lib/secrets.ts'
import { readableSecrets, rotateSecrets, sealSecrets } from '../../src/web/stores/secrets.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore, testKeys, webhookSecret } from '../support/rows.ts'
import { type browser, openWeb, withSession } from './open-web.ts'

const database = await testDatabase()
const { client } = database
const { web, platform } = openWeb(database)

let owner: ReturnType<typeof browser>
let marketer: ReturnType<typeof browser>

beforeEach(async () => {
  await emptyTables(database)
  owner = await withSession(database, web)
  marketer = await withSession(database, web, 'marketer')
})

const tea = {
  id: 'tea-shop',
  name: 'Tea Shop',
  platform: 'plain',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  storefrontUrl: 'https://tea.example/en/',
  secret: 'whsec_abcdef1234',
}
const secretsIn = async (id: string) => {
  const { sealedSecrets } = await client.store.findUniqueOrThrow({ where: { id } })
  return JSON.parse(unseal(testKeys.sealing, sealedSecrets))
}

describe('a new store', () => {
  test('has an address for its webhooks, its defaults and its thank-you flow', async () => {
    const { status, json } = await owner.post('/api/stores', tea)
    expect(status).toBe(200)
    expect(json).toMatchObject({
      id: 'tea-shop',
      platformLabel: 'Plain',
      storefrontUrl: 'https://tea.example',
      hookUrl: 'http://localhost:3000/hooks/tea-shop',
      holdoutShare: 2000,
      holdoutGets: 'plain',
      windowDays: 5,
      secrets: [{ lastFour: '1234' }],
      flows: [{ key: 'thank-you', delayMinutes: 30, isEnabled: true }],
    })
    expect(await client.flow.findFirst()).toMatchObject({
      storeId: 'tea-shop',
      templateKey: 'thank-you',
      trigger: 'paid',
    })
  })

  test('takes webhooks signed with its secret at once', async () => {
    await owner.post('/api/stores', tea)
    const response = await web.request('/hooks/tea-shop', {
      method: 'POST',
      headers: { 'x-secret': tea.secret, 'x-key': 'first' },
      body: platform.request('first').body.toString(),
    })
    expect(response.status).toBe(200)
  })

  test('has a holdout salt of its own', async () => {
    await owner.post('/api/stores', tea)
    await owner.post('/api/stores', { ...tea, id: 'other' })
    const salts = (await client.store.findMany()).map((store) => store.holdoutSalt)
    expect(new Set(salts).size).toBe(2)
    expect(salts.every((salt) => salt.length >= 16)).toBe(true)
  })

  test('may come with settings', async () => {
    const { json } = await owner.post('/api/stores', {
      ...tea,
      senderEmail: 'hi@tea.example',
      holdoutShare: 0,
      locale: 'de',
    })
    expect(json).toMatchObject({ senderEmail: 'hi@tea.example', holdoutShare: 0, locale: 'de' })
  })

  test('with the address of another is refused, and leaves no flow', async () => {
    await owner.post('/api/stores', tea)
    const again = await owner.post('/api/stores', tea)
    expect([again.status, again.json.error.code]).toEqual([409, 'store-exists'])
    expect(await client.flow.count()).toBe(1)
  })

  test.each([
    ['id', 'Tea Shop', 'lower-case'],
    ['id', '../x', 'lower-case'],
    ['platform', 'myspace', 'not one of plain'],
    ['currency', 'euro', 'ISO 4217'],
    ['timeZone', 'Mars/Olympus', 'time zone'],
    ['storefrontUrl', 'javascript:alert(1)', 'URL'],
    ['secret', 'short', 'at least 8'],
    ['locale', 'nope nope', 'language tag'],
    ['name', '   ', ''],
    ['name', 'nul\0nul', 'cannot be stored'],
  ])('with a wrong %s (%s) is refused with the reason', async (field, value, reason) => {
    const answer = await owner.post('/api/stores', { ...tea, [field]: value })
    expect(answer.status).toBe(400)
    expect(answer.json.error.message).toContain(field)
    expect(answer.json.error.message).toContain(reason)
    expect(await client.store.count()).toBe(0)
  })

  test('is for an owner to add', async () => {
    expect((await marketer.post('/api/stores', tea)).status).toBe(403)
    expect(await client.store.count()).toBe(0)
  })
})

describe('a change of settings', () => {
  beforeEach(() => addStore(database, { platform: 'plain' }))

  test('changes what is given and nothing else', async () => {
    const before = (await owner.get('/api/stores/shop')).json
    const { json } = await marketer.patch('/api/stores/shop', { quietFromMinute: 1320, sendingPaused: true })
    expect(json).toEqual({ ...before, quietFromMinute: 1320, sendingPaused: true })
  })

  test('keeps a brand as it was given', async () => {
    const brand = { accentColour: '#336699', logoUrl: 'https://tea.example/logo.png' }
    expect((await owner.patch('/api/stores/shop', { brand })).json.brand).toEqual(brand)
    expect((await owner.patch('/api/stores/shop', { brand: {} })).json.brand).toEqual({})
  })

  test('may empty the sender, the reply-to and the postal address', async () => {
    const { json } = await owner.patch('/api/stores/shop', { senderEmail: '', replyTo: '', postalAddress: '' })
    expect(json).toMatchObject({ senderEmail: '', replyTo: '', postalAddress: '' })
  })

  test.each([
    [{ quietFromMinute: 1440 }],
    [{ quietFromMinute: -1 }],
    [{ quietToMinute: 8.5 }],
    [{ holdoutShare: 10_001 }],
    [{ holdoutShare: '20' }],
    [{ windowDays: 0 }],
    [{ timeZone: 'Berlin' }],
    [{ currency: 'eur' }],
    [{ senderEmail: 'not an address' }],
    [{ holdoutGets: 'half' }],
    [{ brand: { accentColour: 'red' } }],
    [{ brand: { logoUrl: 'http://insecure.example/x.png' } }],
    [{ holdoutSalt: 'x' }],
    [{ platform: 'shopify' }],
    [{ id: 'other' }],
    [{ sealedSecrets: 'x' }],
  ])('%j is refused', async (changes) => {
    const before = await client.store.findUnique({ where: { id: 'shop' } })
    expect((await owner.patch('/api/stores/shop', changes)).status).toBe(400)
    expect(await client.store.findUnique({ where: { id: 'shop' } })).toEqual(before)
  })

  test('of a flow changes its delay, and names a flow that is not there', async () => {
    await client.flow.create({
      data: { storeId: 'shop', key: 'thank-you', name: 'Thank you', templateKey: 'thank-you' },
    })
    const { json } = await owner.patch('/api/stores/shop', { flow: { key: 'thank-you', delayMinutes: 5 } })
    expect(json.flows).toMatchObject([{ delayMinutes: 5, latestUsefulHours: 72, isEnabled: true }])
    const missing = await owner.patch('/api/stores/shop', { name: 'New', flow: { key: 'winback', isEnabled: false } })
    expect([missing.status, missing.json.error.code]).toEqual([404, 'no-such-flow'])
    expect((await owner.get('/api/stores/shop')).json.name).toBe('Nordlicht Tea')
  })

  test('of a store that is not there says so', async () => {
    const answer = await owner.patch('/api/stores/nobody', { windowDays: 3 })
    expect([answer.status, answer.json.error.message]).toEqual([404, 'There is no store nobody.'])
    expect((await owner.get('/api/stores/nobody')).status).toBe(404)
  })

  test('is written down with who did it', async () => {
    await marketer.patch('/api/stores/shop', { windowDays: 7, name: 'Tea' })
    expect(await client.audit.findMany()).toMatchObject([
      {
        storeId: 'shop',
        actor: 'marketer@shop.example',
        action: 'change settings',
        detail: { changed: ['name', 'windowDays'] },
      },
    ])
  })
})

describe('webhook secrets', () => {
  beforeEach(() => addStore(database, { platform: 'plain' }))

  test('rotate: the new one first, the one before stays, an older one goes', async () => {
    await owner.patch('/api/stores/shop', { secret: 'second-secret' })
    expect(await secretsIn('shop')).toEqual(['second-secret', webhookSecret])
    const { json } = await owner.patch('/api/stores/shop', { secret: 'third-secret!' })
    expect(await secretsIn('shop')).toEqual(['third-secret!', 'second-secret'])
    expect(json.secrets).toEqual([{ lastFour: 'ret!' }, { lastFour: 'cret' }])
  })

  test('entered twice are one', async () => {
    await owner.patch('/api/stores/shop', { secret: webhookSecret })
    expect(await secretsIn('shop')).toEqual([webhookSecret])
  })

  test('are never in any answer, nor in the audit', async () => {
    await owner.patch('/api/stores/shop', { secret: 'second-secret' })
    const paths = ['stores', 'stores/shop', 'home?store=shop', 'session', 'users']
    const answers = await Promise.all(paths.map((path) => owner.get(`/api/${path}`)))
    const audit = await client.audit.findMany({ omit: { id: true } })
    const told = answers.map((answer) => answer.text).join('') + JSON.stringify(audit)
    const { sealedSecrets, holdoutSalt } = await client.store.findFirstOrThrow()
    for (const secret of [webhookSecret, 'second-secret', sealedSecrets, `"${holdoutSalt}"`])
      expect(told).not.toContain(secret)
  })

  test('are for owners to change', async () => {
    const answer = await marketer.patch('/api/stores/shop', { secret: 'by-a-marketer', windowDays: 9 })
    expect(answer.status).toBe(403)
    expect(await secretsIn('shop')).toEqual([webhookSecret])
    expect(await client.store.findFirst()).toMatchObject({ windowDays: 5 })
  })

  test('that cannot be opened any more are shown as none and can be entered anew', async () => {
    await client.store.update({ where: { id: 'shop' }, data: { sealedSecrets: 'sealed with another key' } })
    expect((await owner.get('/api/stores')).json.items).toMatchObject([{ id: 'shop', secrets: [] }])
    await owner.patch('/api/stores/shop', { secret: 'entered anew' })
    expect(await secretsIn('shop')).toEqual(['entered anew'])
  })

  test('are sealed: a row tells nothing', () => {
    const sealed = sealSecrets(testKeys, ['one-secret'])
    expect(sealed).not.toContain('one-secret')
    expect(readableSecrets(testKeys, sealed)).toEqual(['one-secret'])
    expect(readableSecrets(testKeys, rotateSecrets(testKeys, sealed, 'two'))).toEqual(['two', 'one-secret'])
  })
})

describe('access to the platform’s API', () => {
  const right = { account: ' 4711 ', key: 'key_secret99' }
  beforeEach(() => addStore(database, { platform: 'plain' }))

  test('is kept sealed, and only what is no secret is shown whole', async () => {
    const { json } = await owner.patch('/api/stores/shop', { credentials: right })
    const shown = [
      { name: 'account', shown: '4711' },
      { name: 'key', shown: '…et99' },
    ]
    expect(json.credentials).toEqual(shown)
    const { sealedCredentials } = await client.store.findUniqueOrThrow({ where: { id: 'shop' } })
    expect(sealedCredentials).not.toContain('secret99')
    expect(JSON.parse(unseal(testKeys.sealing, sealedCredentials ?? ''))).toEqual({
      account: '4711',
      key: 'key_secret99',
    })
    expect((await owner.patch('/api/stores/shop', { windowDays: 7 })).json.credentials).toEqual(shown)
  })

  test('can be taken away', async () => {
    await owner.patch('/api/stores/shop', { credentials: right })
    expect((await owner.patch('/api/stores/shop', { credentials: null })).json.credentials).toEqual([])
  })

  test.each([
    [{ account: '4711' }, 'Key: nothing was entered. Plain shows it once.'],
    [{ ...right, account: 'tea' }, 'Account: it does not look like one. The number of the shop.'],
    [{ ...right, password: 'x' }, 'Plain has no field "password".'],
  ])('is refused as %j', async (credentials, message) => {
    const answer = await owner.patch('/api/stores/shop', { credentials })
    expect(answer).toMatchObject({ status: 400, json: { error: { code: 'bad-credentials', message } } })
    expect((await owner.get('/api/stores/shop')).json.credentials).toEqual([])
  })

  test('is the owner’s to enter', async () => {
    expect((await marketer.patch('/api/stores/shop', { credentials: right })).status).toBe(403)
  })
})

test('platforms are those the app was given, with what their API wants to know', async () => {
  const apiFields = [
    { name: 'account', label: 'Account', help: 'The number of the shop.', isSecret: false },
    { name: 'key', label: 'Key', help: 'Plain shows it once.', isSecret: true },
  ]
  expect((await owner.get('/api/platforms')).json.items).toEqual([{ name: 'plain', label: 'Plain', apiFields }])
})

test('where a store’s webhooks will go can be told before the store is there', async () => {
  const { hooksUrl } = (await owner.get('/api/platforms')).json
  const { hookUrl } = (await owner.post('/api/stores', tea)).json
  expect(hookUrl).toBe(`${hooksUrl}tea-shop`)
})

test('a whole set of public keys fits where a secret does', async () => {
  const keys = JSON.stringify({ keys: [{ kty: 'RSA', n: 'x'.repeat(700), e: 'AQAB' }] })
  expect((await owner.post('/api/stores', { ...tea, secret: keys })).status).toBe(200)
  expect(await secretsIn('tea-shop')).toEqual([keys])
  expect((await owner.post('/api/stores', { ...tea, id: 'other', secret: 'x'.repeat(10_001) })).status).toBe(400)
})
