/** The app as anybody on the network sees it. */
export interface Http {
  readonly baseUrl: string
  /** Signed in once a cookie was given. Throws on anything but 2xx, saying what was asked and answered. */
  readJson(path: string): Promise<unknown>
  sendJson(path: string, body: unknown, method?: 'POST' | 'PUT' | 'PATCH'): Promise<unknown>
  /** Whatever the answer is; redirects are not followed. */
  raw(path: string, init?: RequestInit): Promise<Response>
}

export function connect(baseUrl: string): Http {
  let cookie = ''
  const raw = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    if (path.startsWith('/api/') && cookie) headers.set('cookie', cookie)
    const response = await fetch(new URL(path, baseUrl), { redirect: 'manual', ...init, headers })
    const given = response.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '')
    if (given.length > 0) cookie = given.join('; ')
    return response
  }
  return {
    baseUrl,
    raw,
    async readJson(path) {
      return parsed(await raw(path), `GET ${path}`)
    },
    async sendJson(path, body, method = 'POST') {
      const headers = { 'content-type': 'application/json' }
      return parsed(await raw(path, { method, headers, body: JSON.stringify(body) }), `${method} ${path}`)
    },
  }
}

async function parsed(response: Response, asked: string): Promise<unknown> {
  const text = await response.text()
  if (!response.ok) throw new Error(`${asked} was answered ${response.status}: ${text.slice(0, 500)}`)
  return JSON.parse(text)
}

/** Works through `items` with at most `width` at once; the first failure ends it. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values()
  const worker = async () => {
    for (const item of waiting) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker))
}
