import { AppError } from '../../errors.ts'

/** Reads a body as it comes, and stops at the first byte too many without keeping what follows. */
export async function readBody(request: Request, limitBytes: number): Promise<Buffer | 'too-large'> {
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) return 'too-large'
  if (!request.body) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of whole(request.body)) {
    size += chunk.byteLength
    // Leaving the loop cancels the stream.
    if (size > limitBytes) return 'too-large'
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

async function* whole(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    throw new AppError('cut-short', 400, 'The request ended before its body did.', { cause: error })
  }
}
