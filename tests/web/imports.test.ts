import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { importDue } from '../../src/imports/due.ts'
import { silentLog } from '../../src/lib/log.ts'
import { serveWeb } from '../../src/web/serve.ts'
import { csv, shopifyLine, shopifyOrders, shopifyRow } from '../imports/files.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore } from '../support/rows.ts'
import { browser, now, openWeb, withSession } from './open-web.ts'

const database = await testDatabase()
const { client } = database
const importFolder = mkdtempSync(join(tmpdir(), 'notch-web-imports-'))
afterAll(() => rmSync(importFolder, { recursive: true, force: true }))
const { web, clock } = openWeb(database, { importFolder })

const work = async () => {
  while ((await importDue({ client, clock, log: silentLog, importFolder })) > 0);
}

const orders = '/api/imports?store=shop&kind=orders&format=shopify&name=orders_export.csv'
const file = shopifyOrders(
  shopifyRow({ Subtotal: '50.00', Total: '55.40' }),
  shopifyLine(),
  shopifyRow({ Name: '#2', Id: '2', 'Lineitem price': '=1+1' }),
)

let owner: Awaited<ReturnType<typeof withSession>>
beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
  owner = await withSession(database, web)
})

describe('uploading a file', () => {
  test('answers with an import that waits, and then shows how far it is', async () => {
    const { status, json } = await owner.upload(orders, file)
    expect([status, json]).toEqual([
      200,
      {
        ...{
          id: expect.any(String),
          storeId: 'shop',
          kind: 'orders',
          format: 'shopify',
          fileName: 'orders_export.csv',
        },
        ...{ state: 'waiting', bytes: file.length, bytesDone: 0, rows: 0, recorded: 0, refused: 0, problem: null },
        ...{ createdAt: now.toISOString(), startedAt: null, finishedAt: null },
      },
    ])
    await work()
    expect((await owner.get(`/api/imports/${json.id}`)).json).toMatchObject({
      ...{ state: 'done', bytesDone: file.length, rows: 3, recorded: 1, refused: 1 },
      ...{ startedAt: now.toISOString(), finishedAt: now.toISOString() },
    })
    expect(await client.audit.findMany({ select: { action: true, storeId: true, detail: true } })).toEqual([
      {
        action: 'import a file',
        storeId: 'shop',
        detail: { import: json.id, file: 'orders_export.csv', kind: 'orders', format: 'shopify' },
      },
    ])
  })

  test('of more than 2 MB is fine here and nowhere else', async () => {
    const rows = Array.from({ length: 9000 }, (_, n) =>
      shopifyRow({ Name: `#${n}`, Id: `${n + 1}`, Notes: 'x'.repeat(200) }),
    )
    const large = shopifyOrders(...rows)
    expect(large.length).toBeGreaterThan(3 * 1024 * 1024)
    expect((await owner.upload(orders, large)).status).toBe(200)
    expect((await owner.upload('/api/imports/preview?store=shop&kind=orders&format=shopify', large)).status).toBe(413)
  })

  test('is for owners and marketers', async () => {
    expect((await (await withSession(database, web, 'marketer')).upload(orders, file)).status).toBe(200)
    expect((await (await withSession(database, web, 'viewer')).upload(orders, file)).status).toBe(403)
    expect((await browser(web).upload(orders, file)).status).toBe(401)
    expect(await client.import.count()).toBe(1)
  })

  test.each([
    ['no CSV', orders, 'PK\x03\x04', 422, 'bad-file'],
    ['an empty file', orders, '', 422, 'bad-file'],
    ['a store that is not there', orders.replace('shop', 'other'), file, 404, 'no-such-store'],
    ['a format that is not there', orders.replace('shopify', 'magento'), file, 400, 'invalid-request'],
    ['a layout that is no JSON', `${orders}&layout=x`, file, 400, 'invalid-request'],
    [
      'a time zone that is not there',
      `${orders}&layout=${encodeURIComponent('{"timeZone":"Mars"}')}`,
      file,
      400,
      'invalid-request',
    ],
  ])('of %s is refused', async (_, path, body, status, code) => {
    const answer = await owner.upload(path, body)
    expect([answer.status, answer.json.error.code]).toEqual([status, code])
    expect(await client.import.count()).toBe(0)
  })

  test('takes the columns the owner chose', async () => {
    const text = csv(['Bestellung', 'Datum', 'Menge', 'Preis', 'Artikel'], ['1', '24.12.2025', 2, '12,50', 'Tee'])
    const columns = {
      orderId: 'Bestellung',
      placedAt: 'Datum',
      quantity: 'Menge',
      unitPrice: 'Preis',
      title: 'Artikel',
    }
    const layout = encodeURIComponent(JSON.stringify({ columns, dates: 'day-first', decimal: 'comma' }))
    await owner.upload(`${orders.replace('shopify', 'generic')}&layout=${layout}`, text)
    await work()
    expect(await client.order.findFirstOrThrow()).toMatchObject({ externalId: '1', linesMinor: 2500n })
  })

  test('over a real socket streams, and one that is broken off leaves nothing', async () => {
    const served = await serveWeb(web, { host: '127.0.0.1', port: 0 })
    try {
      const url = `http://127.0.0.1:${served.port}${orders}`
      const headers = { cookie: owner.cookie, 'content-type': 'text/csv' }
      const body = new ReadableStream({
        start(controller) {
          for (const line of file.split(/(?<=\n)/)) controller.enqueue(Buffer.from(line))
          controller.close()
        },
      })
      const whole = await fetch(url, { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
      expect(whole.status).toBe(200)
      const broken = new ReadableStream({
        start(controller) {
          controller.enqueue(Buffer.from(file))
          setTimeout(() => controller.error(new Error('unplugged')), 50)
        },
      })
      await expect(
        fetch(url, { method: 'POST', headers, body: broken, duplex: 'half' } as RequestInit),
      ).rejects.toThrow()
      await expect.poll(() => client.import.findMany({ select: { state: true } })).toEqual([{ state: 'waiting' }])
    } finally {
      await served.close()
    }
  })
})

describe('the preview', () => {
  const preview = (query: string, body: string) => owner.upload(`/api/imports/preview?store=shop&${query}`, body)

  test('suggests columns and shows the first orders as they would be read', async () => {
    const { status, json } = await preview(
      'kind=orders&format=generic&whole=true',
      'order_id,date,qty,price,title\n1,13/05/2026,2,1.50,Tea\n',
    )
    expect(status).toBe(200)
    expect(json).toMatchObject({
      names: ['order_id', 'date', 'qty', 'price', 'title'],
      separator: ',',
      isMapped: true,
      missing: [],
      layout: {
        dates: 'day-first',
        decimal: 'point',
        encoding: 'utf-8',
        columns: { orderId: 'order_id', quantity: 'qty' },
      },
      items: [{ line: 2, rows: 1, problem: null }],
    })
    expect(json.items[0].cells).toContainEqual({ label: 'Total', value: '3.00 EUR' })
    expect(json.fields).toContainEqual({ name: 'placedAt', label: 'Placed at', help: '', isNeeded: true })
    expect(await client.import.count()).toBe(0)
  })

  test('keeps to a layout that is sent back changed', async () => {
    const layout = {
      columns: { orderId: 'a', placedAt: 'b', quantity: 'c', unitPrice: 'd', sku: 'e' },
      dates: 'year-first',
    }
    const query = `kind=orders&format=generic&whole=true&layout=${encodeURIComponent(JSON.stringify(layout))}`
    const { json } = await preview(query, 'a,b,c,d,e\n1,2026-05-01,2,1.50,TEA\n')
    expect(json.layout.columns).toEqual(layout.columns)
    expect(json.items[0].cells).toContainEqual({ label: 'Lines', value: '2 × TEA' })
  })

  test('of a platform’s own export asks for no columns', async () => {
    const { json } = await preview('kind=orders&format=shopify&whole=true', file)
    expect([json.isMapped, json.items.map((item: { problem: string | null }) => item.problem)]).toEqual([
      false,
      [null, '"Lineitem price" is "=1+1": not an amount with a decimal point, such as 12.90.'],
    ])
  })

  test('of no CSV, and for a store that is not there, says so', async () => {
    expect((await preview('kind=orders&format=shopify', '')).json.error.code).toBe('bad-file')
    expect((await owner.upload('/api/imports/preview?store=none&kind=orders&format=shopify', file)).status).toBe(404)
  })
})

describe('what was refused', () => {
  const imported = async () => {
    const { id } = (await owner.upload(orders, file)).json
    await work()
    return id
  }

  test('is a list of rows with their reasons', async () => {
    const { json } = await owner.get(`/api/imports/${await imported()}/refusals`)
    expect(json).toEqual({
      items: [
        {
          id: expect.any(String),
          line: 4,
          reason: '"Lineitem price" is "=1+1": not an amount with a decimal point, such as 12.90.',
          text: expect.stringMatching(/^#2,/),
        },
      ],
      nextCursor: null,
    })
  })

  test('comes in pages', async () => {
    const id = await imported()
    const data = Array.from({ length: 5 }, (_, n) => ({ importId: BigInt(id), line: 10 + n, reason: 'no', text: '' }))
    await client.importRefusal.createMany({ data })
    const lines: number[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`
      const { json } = await owner.get(`/api/imports/${id}/refusals?limit=2${query}`)
      lines.push(...json.items.map((item: { line: number }) => item.line))
      cursor = json.nextCursor
    }
    expect(lines).toEqual([4, 10, 11, 12, 13, 14])
    expect((await owner.get(`/api/imports/${id}/refusals?cursor=x`)).json.error.code).toBe('bad-cursor')
  })

  test('is a file that a spreadsheet opens, in which nothing is a formula', async () => {
    const id = await imported()
    await client.importRefusal.create({
      data: { importId: BigInt(id), line: 9, reason: 'odd, "really"', text: '=cmd' },
    })
    const { text, headers } = await owner.get(`/api/imports/${id}/refusals.csv`)
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toBe(`attachment; filename="refused-${id}.csv"`)
    const rows = text.split('\r\n')
    expect(rows[0]?.replace('\ufeff', '')).toBe('Line,Why,Row')
    expect(rows[1]).toMatch(/^4,"""Lineitem price"" is ""=1\+1"": not an amount/)
    expect(rows[2]).toBe(`9,"odd, ""really""",'=cmd`)
  })
})

describe('the list of imports', () => {
  test('shows those of one store, newest first, in pages', async () => {
    await addStore(database, { id: 'other' })
    const begun = { kind: 'orders', format: 'shopify', layout: {}, state: 'done' }
    const at = (minute: number) => new Date(now.getTime() + minute * 60_000)
    await client.import.createMany({
      data: [
        ...[1, 2, 3].map((n) => ({ ...begun, storeId: 'shop', fileName: `${n}.csv`, createdAt: at(n) })),
        { ...begun, storeId: 'other', fileName: 'x.csv', createdAt: at(9) },
      ],
    })
    const first = (await owner.get('/api/imports?store=shop&limit=2')).json
    const second = (await owner.get(`/api/imports?store=shop&limit=2&cursor=${first.nextCursor}`)).json
    const names = [...first.items, ...second.items].map((item: { fileName: string }) => item.fileName)
    expect([names, second.nextCursor]).toEqual([['3.csv', '2.csv', '1.csv'], null])
  })

  test('and one that is not there is not found', async () => {
    for (const path of ['/api/imports/77', '/api/imports/77/refusals', '/api/imports/77/refusals.csv']) {
      expect((await owner.get(path)).json.error.code).toBe('no-such-import')
    }
    expect((await owner.post('/api/imports/77/cancel')).status).toBe(404)
  })
})

describe('cancelling', () => {
  test('stops an import that waits, once', async () => {
    const { id } = (await owner.upload(orders, file)).json
    expect((await owner.post(`/api/imports/${id}/cancel`)).json).toMatchObject({ id, state: 'cancelled' })
    const again = await owner.post(`/api/imports/${id}/cancel`)
    expect([again.status, again.json.error.message]).toEqual([
      409,
      `Import ${id} is cancelled: only one that waits or runs can be cancelled.`,
    ])
    await work()
    expect(await client.order.count()).toBe(0)
    expect((await client.audit.findMany()).map(({ action }) => action)).toEqual(['import a file', 'cancel an import'])
  })

  test('is not for viewers', async () => {
    const { id } = (await owner.upload(orders, file)).json
    const viewer = await withSession(database, web, 'viewer')
    expect((await viewer.post(`/api/imports/${id}/cancel`)).status).toBe(403)
    expect((await viewer.get(`/api/imports/${id}`)).status).toBe(200)
  })
})
