import { expect, test } from 'vitest'
import { rowsJson } from '../../src/database/rows-json.ts'
import { testDatabase } from '../support/database.ts'

const database = await testDatabase()

async function throughTheDatabase(row: { text: string; more?: object }) {
  const stored = await database.client.$queryRaw<{ text: string; more: object }[]>`
    SELECT * FROM json_to_recordset(${rowsJson([{ more: {}, ...row }])}::json) AS x(text text, more jsonb)`
  return stored[0]
}

test.each([
  ['plain', 'tea', 'tea'],
  ['a NUL', 'te\0a', 'tea'],
  ['half a surrogate pair', 'tea \ud83c', 'tea \ufffd'],
  ['the other half', '\udf75 tea', '\ufffd tea'],
  ['a whole one', 'tea \ud83c\udf75', 'tea \ud83c\udf75'],
  ['what only looks like an escape', 'a \\u0000 b \\ud83c', 'a \\u0000 b \\ud83c'],
  ['quotes and backslashes', '"\\\n', '"\\\n'],
])('text with %s can be stored', async (_, text, stored) => {
  expect(await throughTheDatabase({ text, more: { [text]: [text, { deep: text }] } })).toEqual({
    text: stored,
    more: { [stored]: [stored, { deep: stored }] },
  })
})

test('bigints keep every digit and instants every millisecond', async () => {
  const rows = [{ minor: 9_007_199_254_740_993n, at: new Date('2026-11-01T10:00:00.123Z'), none: null }]
  const stored = await database.client.$queryRaw`
    SELECT * FROM json_to_recordset(${rowsJson(rows)}::json) AS x(minor bigint, at timestamptz, none bigint)`
  expect(stored).toEqual(rows)
})
