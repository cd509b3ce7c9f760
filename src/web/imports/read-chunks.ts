import { AppError } from '../../errors.ts'

/** A body piece by piece. Whoever stops reading it ends the request. */
export async function* readChunks(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader()
  if (!reader) return
  try {
    for (;;) {
      const { done, value } = await whole(reader.read())
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel()
  }
}

async function whole<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    throw new AppError('cut-short', 400, 'The upload ended before the file did.', { cause: error })
  }
}
