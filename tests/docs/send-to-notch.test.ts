import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { orderData } from '../../docs/subscribers/medusa-v2-body.ts'
import { type NotchBody, sendToNotch } from '../../docs/subscribers/send-to-notch.ts'
import type { RawRequest } from '../../src/stores/adapter.ts'
import { standard } from '../../src/stores/standard.ts'
import { medusaOrder } from './subscriber-samples.ts'

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const body: NotchBody = { type: 'order.upserted', timestamp: new Date().toISOString(), data: orderData(medusaOrder()) }

/** Stands where Notch is: keeps what came and answers what a test says, 200 after that. */
const requests: RawRequest[] = []
let answers: number[] = []
const server = createServer(async (request, response) => {
  requests.push(await rawOf(request))
  const status = answers.shift() ?? 200
  if (status === 0) response.destroy()
  else response.writeHead(status).end()
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => server.close())
// Listening on a port, so it has one.
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks/shop`

beforeEach(() => {
  requests.length = 0
  answers = []
})

async function rawOf(request: IncomingMessage): Promise<RawRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)])
  return { headers: Object.fromEntries(headers), body: Buffer.concat(chunks) }
}

test('what is sent is signed as Notch expects, and says what was told', async () => {
  await sendToNotch(body, { url, secret })
  const [request] = requests
  if (!request) throw new Error('Nothing came')
  expect(standard.verify(request, [secret], new Date())).toEqual({ kind: 'genuine' })
  expect(JSON.parse(request.body.toString())).toEqual(JSON.parse(JSON.stringify(body)))
})

test.each([[503], [500], [429], [408], [0]])(
  'after the answer %i it is sent again as the same delivery',
  async (status) => {
    answers = [status, status]
    await sendToNotch(body, { url, secret }, [0, 0])
    const keys = requests.map((request) => standard.identify(request).key)
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
    for (const request of requests) expect(standard.verify(request, [secret], new Date()).kind).toBe('genuine')
  },
)

test('when no try is left it says what Notch answered', async () => {
  answers = [503, 502, 500]
  await expect(sendToNotch(body, { url, secret }, [0, 0])).rejects.toThrow(
    'Notch did not keep order.upserted: it answered 500',
  )
  expect(requests).toHaveLength(3)
})

test.each([[401], [404], [413]])('the answer %i is final', async (status) => {
  answers = [status]
  await expect(sendToNotch(body, { url, secret }, [0, 0])).rejects.toThrow(`it answered ${status}`)
  expect(requests).toHaveLength(1)
})
