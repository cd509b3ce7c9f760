import { expect, test } from 'vitest'
import { patternOf, tellingIds } from '../../src/privacy/traces.ts'
import { testDatabase } from '../support/database.ts'

const { client } = await testDatabase()

/** As forget-deliveries.ts asks. */
async function isFound(text: string | Buffer, traces: { emails?: string[]; ids?: string[] }): Promise<boolean> {
  const pattern = patternOf({ emails: [], ids: [], ...traces })
  const bytes = Buffer.from(text)
  const [row] = await client.$queryRaw<{ isFound: boolean }[]>`
    SELECT lower(encode(${bytes}::bytea, 'escape') COLLATE "C") ~ ${pattern} AS "isFound"`
  return row?.isFound === true
}

const ada = 'ada@example.com'

test.each([
  ['{"email":"ada@example.com"}', ada],
  ['{"email":"Ada@Example.COM"}', ada],
  ['ada@example.com', ada],
  ['{"note":"write to ada@example.com."}', ada],
  ['{"note":"write to\\nada@example.com\\tsoon"}', ada],
  ['{"text":"{\\"email\\":\\"ada@example.com\\"}"}', ada],
  ['{"note":"\\u00fcada@example.com"}', ada],
  ['<ada@example.com>', ada],
  ['mailto:ada@example.com?subject=x', ada],
  ['/account?email=ada%40example.com&x=1', ada],
  ['/account?back=%2Fx%3Femail%3Dada%40example.com', ada],
  ['{"email":"ada\\u0040example.com"}', ada],
  [Buffer.from('\xff\x00"ada@example.com"\xfe', 'latin1'), ada],
  ['{"email":"o\'hara+tea@example.com"}', "o'hara+tea@example.com"],
  ['{"email":"o\\u0027hara@example.com"}', "o'hara@example.com"],
  ['{"email":"a\\u0026b@example.com"}', 'a&b@example.com'],
  ['email=o%27hara%2Btea%40example.com', "o'hara+tea@example.com"],
  ['{"email":"jörg@example.com"}', 'jörg@example.com'],
  ['{"email":"j\\u00f6rg@example.com"}', 'jörg@example.com'],
  ['{"email":"a.b@x-y.example.com"}', 'a.b@x-y.example.com'],
])('%s names %s', async (text, email) => {
  expect(await isFound(text, { emails: ['other@example.com', email] })).toBe(true)
})

test.each([
  ['{"email":"kada@example.com"}', ada],
  ['{"email":"k.ada@example.com"}', ada],
  ['{"email":"k+ada@example.com"}', ada],
  ['{"email":"ada@example.com.au"}', ada],
  ['{"email":"ada@example.com-shop.de"}', ada],
  ['{"email":"ada@example.comedy"}', ada],
  ['{"email":"adaXexample.com"}', ada],
  ['{"email":"axb@example.com"}', 'a.b@example.com'],
  ['{"email":"eve@example.com"}', ada],
  ['', ada],
])('%s does not name %s', async (text, email) => {
  expect(await isFound(text, { emails: [email] })).toBe(false)
})

test.each([
  ['{"customer":{"id":191167731}}', '191167731', true],
  ['{"gid":"gid://shopify/Customer/191167731"}', '191167731', true],
  ['{"id":1911677310}', '191167731', false],
  ['{"id":9191167731}', '191167731', false],
  ['{"user":"VXNlcjox+/=="}', 'VXNlcjox+/==', true],
  ['{"customer":"cus_9s6XKzkNRiz8i3"}', 'cus_9s6XKzkNRiz8i3', true],
])('%s names the id %s: %s', async (text, id, found) => {
  expect(await isFound(text, { ids: [id] })).toBe(found)
})

test('a short id is any number, and is not looked for', () => {
  expect(tellingIds(['7', '1234567', '12345678', '12345678'])).toEqual(['12345678'])
  expect(tellingIds(Array.from({ length: 500 }, (_, index) => `order-${10_000 + index}`))).toHaveLength(200)
  expect(patternOf({ emails: [], ids: ['7'] })).toBeNull()
})
