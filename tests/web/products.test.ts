import { beforeEach, describe, expect, test } from 'vitest'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore } from '../support/rows.ts'
import { noon } from '../support/sales.ts'
import { type browser, openWeb, withSession } from './open-web.ts'

const database = await testDatabase()
const { client } = database
const { web } = openWeb(database)

let marketer: ReturnType<typeof browser>

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
  marketer = await withSession(database, web, 'marketer')
})

async function addProduct(externalId: string, title: string, changes = {}, variantChanges = {}) {
  const product = await client.product.create({
    data: { storeId: 'shop', externalId, title, version: '1', ...changes },
  })
  const variant = { externalId: `v${externalId}`, title: '100 g', priceMinor: 990n, currency: 'EUR', stock: 4 }
  const data = { storeId: 'shop', productId: product.id, ...variant, ...variantChanges }
  await client.variant.create({ data })
  return product.id
}

const list = async (query = '') => (await marketer.get(`/api/products?store=shop${query}`)).json
const titles = async (query = '') => (await list(query)).items.map((item: { title: string }) => item.title)

describe('the catalogue', () => {
  test('comes by title whatever the case, deleted products left out', async () => {
    await addProduct('1', 'sencha')
    await addProduct('2', 'Assam')
    await addProduct('3', 'Gone', { deletedAt: noon })
    expect(await titles()).toEqual(['Assam', 'sencha'])
  })

  test('says of each variant what it costs, whom, and how many are left', async () => {
    const id = await addProduct(
      ...['2', 'Assam'],
      { vendor: 'Nordlicht', category: 'Tea', tags: ['black'], imageUrl: 'https://cdn.example/a.jpg', isActive: false },
      { sku: 'AS-100', compareAtMinor: 1290n, costMinor: 310n, stock: -2, sellsWithoutStock: true },
    )
    const [item] = (await list()).items
    expect(item).toMatchObject({ id: `${id}`, vendor: 'Nordlicht', category: 'Tea', tags: ['black'], isActive: false })
    expect(item.variants).toEqual([
      {
        externalId: 'v2',
        title: '100 g',
        sku: 'AS-100',
        price: { minor: '990', currency: 'EUR' },
        compareAt: { minor: '1290', currency: 'EUR' },
        cost: { minor: '310', currency: 'EUR' },
        stock: -2,
        sellsWithoutStock: true,
        imageUrl: null,
      },
    ])
  })

  test('an amount nobody told stays unknown, never zero', async () => {
    await addProduct('1', 'Sencha', {}, { stock: null })
    expect((await list()).items[0].variants).toMatchObject([{ compareAt: null, cost: null, stock: null, sku: null }])
  })

  test('is searched by part of the title or SKU, or by id, page by page though titles repeat', async () => {
    for (const id of ['1', '2', '3']) await addProduct(id, 'Sencha')
    await addProduct('9007199254740993', 'Matcha', {}, { sku: 'MA%_30' })
    const first = await list('&q=sen&limit=2')
    const second = await list(`&q=sen&limit=2&cursor=${first.nextCursor}`)
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null])
    expect(await titles('&q=9007199254740993')).toEqual(['Matcha'])
    expect(await titles('&q=ma%25_')).toEqual(['Matcha'])
    expect(await titles('&q=%25')).toEqual(['Matcha'])
    expect((await marketer.get('/api/products?store=shop&cursor=x')).status).toBe(400)
  })

  test('can be narrowed to what is on sale, or is not', async () => {
    await addProduct('1', 'Sencha')
    await addProduct('2', 'Assam', { isActive: false })
    expect(await titles('&isActive=true')).toEqual(['Sencha'])
    expect(await titles('&isActive=false')).toEqual(['Assam'])
    expect((await marketer.get('/api/products?store=shop&isActive=maybe')).status).toBe(400)
  })

  test('is each store’s own', async () => {
    await addStore(database, { id: 'other' })
    await addProduct('1', 'Sencha', { storeId: 'other' }, { storeId: 'other' })
    expect(await titles()).toEqual([])
  })
})

describe('one product', () => {
  const body = (productExternalId: string) => ({
    condition: { kind: 'always' },
    offers: [{ kind: 'cross-sell', productExternalId }],
  })
  const addRule = (name: string, productExternalId: string) =>
    marketer.post('/api/rules', { store: 'shop', name, body: body(productExternalId) })

  test('shows every variant in the platform’s order, also beyond those a list shows', async () => {
    const id = await addProduct('1', 'Sencha', {}, { position: 99 })
    const more = Array.from({ length: 60 }, (_, place) => ({ externalId: `w${place}`, position: place }))
    const rest = { storeId: 'shop', productId: id, title: 'x', priceMinor: 1n, currency: 'EUR' }
    await client.variant.createMany({ data: more.map((one) => ({ ...rest, ...one })) })
    const { json } = await marketer.get(`/api/products/${id}`)
    const ids = json.variants.map((variant: { externalId: string }) => variant.externalId)
    expect([ids.length, ids[0], ids.at(-1)]).toEqual([61, 'w0', 'v1'])
    expect((await list()).items[0].variants).toHaveLength(50)
  })

  test('names the rules that offer it, in the order they are asked, the disabled ones too', async () => {
    const id = await addProduct('1', 'Sencha')
    const first = (await addRule('First', '1')).json
    await addRule('Another', '2')
    const last = (await addRule('Last', '1')).json
    await marketer.post(`/api/rules/${last.id}/disable`)
    expect((await marketer.get(`/api/products/${id}`)).json.offeredBy).toEqual([
      { id: first.id, name: 'First', isEnabled: true },
      { id: last.id, name: 'Last', isEnabled: false },
    ])
  })

  test('that the store deleted, or never had, is not there', async () => {
    const id = await addProduct('1', 'Gone', { deletedAt: noon })
    const answer = await marketer.get(`/api/products/${id}`)
    expect([answer.status, answer.json.error.code]).toEqual([404, 'no-such-product'])
    expect((await marketer.get('/api/products/404')).status).toBe(404)
  })
})
