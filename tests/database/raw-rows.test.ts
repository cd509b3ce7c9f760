import { expect, test } from 'vitest'
import type { RawRows } from '../../src/database/raw-rows.ts'
import { testDatabase } from '../support/database.ts'

const { client, direct } = await testDatabase()

test('the hot paths read the same values as the client', async () => {
  const at = new Date('2026-03-29T01:30:00.123Z')
  const big = 9_007_199_254_740_993n
  const bytes = Buffer.from([0, 1, 255])
  const read = async (rows: RawRows) => {
    const [row] = await rows.$queryRaw<{ bytes: Uint8Array }[]>`
      SELECT ${big}::bigint AS big, 7 AS small, ${at}::timestamptz AS at, ${'{"a":[1]}'}::jsonb AS json, true AS yes,
        NULL::text AS nothing, ${bytes}::bytea AS bytes, array_length(${[1n, big]}::bigint[], 1) AS many`
    return { ...row, bytes: Buffer.from(row?.bytes ?? []) }
  }
  const expected = { big, small: 7, at, json: { a: [1] }, yes: true, nothing: null, bytes, many: 2 }
  expect(await read(client)).toEqual(expected)
  expect(await read(direct)).toEqual(expected)
})

test('a statement that changes rows says how many', async () => {
  for (const rows of [client, direct] satisfies RawRows[]) {
    expect(
      await rows.$executeRaw`
        INSERT INTO "Circuit" (mailer, reply, "openUntil", "changedAt", failures)
        SELECT ${'m'}::text || n, '', now(), now(), 1 FROM generate_series(1, 3) n`,
    ).toBe(3)
    expect(await rows.$executeRaw`DELETE FROM "Circuit"`).toBe(3)
  }
})
