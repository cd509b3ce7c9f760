import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

/** A platform's API over real HTTP on loopback; the test says how it answers and sees what was asked. */
export async function platformApi() {
  const asked: string[] = []
  const api = { asked, url: '', answer: ((_, response) => response.end()) as RequestListener }
  const server = createServer((request, response) => {
    asked.push(`${request.headers.authorization} ${request.url}`)
    api.answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  // Listening on a port, so it has one.
  api.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return api
}
