import { beforeEach, expect, test } from 'vitest'
import { drawCodes } from '../../src/offers/draw-codes.ts'
import { emptyTables, testDatabase } from '../support/database.ts'
import { addStore } from '../support/rows.ts'
import { noon } from '../support/sales.ts'
import { addCodes } from './support/shop-rows.ts'

const database = await testDatabase()
const { client } = database

beforeEach(async () => {
  await emptyTables(database)
  await addStore(database)
  await addStore(database, { id: 'other' })
})

const wanted = (...messageIds: bigint[]) => messageIds.map((messageId) => ({ messageId, pool: 'autumn' }))
const codesOf = async (...messageIds: bigint[]) => {
  const drawn = await drawCodes(client, 'shop', wanted(...messageIds), noon)
  return messageIds.map((id) => drawn.get(id)?.code)
}

test('nobody who wants a code needs no query', async () => {
  expect(await drawCodes(client, 'shop', [], noon)).toEqual(new Map())
})

test('a pool is spent to its last code, and after that nobody gets one', async () => {
  await addCodes(database, 'autumn', ['A1', 'A2', 'A3'])
  const first = await codesOf(1n, 2n)
  const second = await codesOf(3n, 4n)
  expect(new Set([...first, ...second])).toEqual(new Set(['A1', 'A2', 'A3', undefined]))
  expect(await codesOf(5n)).toEqual([undefined])
})

test('a message asked for among others keeps the code it has, and takes none from those who have none', async () => {
  await addCodes(database, 'autumn', ['A1', 'A2'])
  const [first] = await codesOf(1n)
  const [again, other] = await codesOf(1n, 2n)
  expect(again).toBe(first)
  expect(other).not.toBe(first)
  expect(other).toBeDefined()
})

test('a pool of the same name at another store is another pool', async () => {
  await client.discountCode.create({ data: { storeId: 'other', pool: 'autumn', code: 'O1' } })
  expect(await codesOf(1n)).toEqual([undefined])
  expect(await client.discountCode.count({ where: { messageId: null } })).toBe(1)
})

test('a pool whose name is a quote and a brace is still only a name', async () => {
  const pool = `it's "{autumn}"`
  await addCodes(database, pool, ['Q1'])
  expect((await drawCodes(client, 'shop', [{ messageId: 1n, pool }], noon)).get(1n)).toEqual({ pool, code: 'Q1' })
})

test('a draw that is rolled back gives its codes back', async () => {
  await addCodes(database, 'autumn', ['A1'])
  const failing = client.$transaction(async (tx) => {
    await drawCodes(tx, 'shop', wanted(1n), noon)
    throw new Error('the process died')
  })
  await expect(failing).rejects.toThrow('the process died')
  expect(await codesOf(2n)).toEqual(['A1'])
})

test('a message id beyond 2^53 keeps every digit', async () => {
  await addCodes(database, 'autumn', ['A1'])
  const messageId = 2n ** 53n + 1n
  await codesOf(messageId)
  expect(await client.discountCode.findFirst()).toMatchObject({ messageId, issuedAt: noon })
})
