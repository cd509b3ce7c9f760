import { AppError } from '../../errors.ts'

/** Reads a body, or refuses it at the first byte too many without keeping what follows. */
export async function readBody(request: Request, limitBytes: number): Promise<Buffer | 'too-large'> {
  const told = request.headers.get('content-length')
  if (told === null) return readUnmeasured(request, limitBytes)
  if (Number(told) > limitBytes) return 'too-large'
  // HTTP ends such a body at the length it told, so it can be read at one go, which is much faster.
  const body = Buffer.from(await whole(request.arrayBuffer()))
  return body.length > limitBytes ? 'too-large' : body
}

async function readUnmeasured(request: Request, limitBytes: number): Promise<Buffer | 'too-large'> {
  if (!request.body) return Buffer.alloc(0)
  const reader = request.body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await whole(reader.read())
    if (done) return Buffer.concat(chunks, size)
    size += value.byteLength
    if (size > limitBytes) {
      await reader.cancel()
      return 'too-large'
    }
    chunks.push(value)
  }
}

async function whole<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    throw new AppError('cut-short', 400, 'The request ended before its body did.', { cause: error })
  }
}
