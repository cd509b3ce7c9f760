import { type ClientResponse, DetailedError, parseResponse } from 'hono/client'
import type { StatusCode } from 'hono/utils/http-status'
import { problemCode, problemText, Refusal } from './client.ts'

/** The body of a 2xx answer; anything else is a Refusal or, when nothing came back at all, says so. */
export async function call<T extends ClientResponse<unknown, StatusCode, string>>(request: Promise<T>) {
  try {
    return await parseResponse(request)
  } catch (error) {
    throw readable(error)
  }
}

function readable(error: unknown): Error {
  if (error instanceof DetailedError) {
    const status = error.statusCode ?? 0
    const body: unknown = error.detail?.data
    return new Refusal(status, problemText(body) ?? `The server answered ${status}.`, problemCode(body))
  }
  return new Error('The server could not be reached. Is it running, and is the network there?', { cause: error })
}
