import { problemCode, problemText, Refusal } from '../client.ts'
import type { Format, Kind } from './import-words.ts'
import type { Layout } from './mapping.ts'

export interface Upload {
  readonly store: string
  readonly kind: Kind
  readonly format: Format
  readonly file: File
  readonly layout: Layout
}

interface Watch {
  readonly signal: AbortSignal
  readonly onSent: (bytes: number) => void
}

/** A fetch tells nothing of how far it is, an XMLHttpRequest does. */
export function sendFile(upload: Upload, { signal, onSent }: Watch): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', uploadAddress(upload))
    request.setRequestHeader('content-type', 'text/csv')
    request.upload.onprogress = ({ loaded }) => onSent(loaded)
    request.onload = () => {
      const refused = refusalOf(request.status, request.responseText)
      return refused ? reject(refused) : resolve()
    }
    request.onerror = () => reject(new Error(cutShort))
    request.onabort = () => reject(signal.reason)
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(upload.file)
  })
}

const cutShort =
  'The connection ended before the file was here. Nothing of it was kept: try again, and if it ends again, look whether a proxy before Notch limits how large a request may be.'

const longestName = 200

export function uploadAddress({
  store,
  kind,
  format,
  file,
  layout,
}: Omit<Upload, 'file'> & { file: { name: string } }) {
  const name = file.name.slice(-longestName)
  return `/api/imports?${new URLSearchParams({ store, kind, format, name, layout: JSON.stringify(layout) })}`
}

/** Why an answer is none that an upload hopes for. */
export function refusalOf(status: number, text: string): Refusal | undefined {
  if (status >= 200 && status < 300) return undefined
  const body = readJson(text)
  return new Refusal(status, problemText(body) ?? `The server answered ${status}.`, problemCode(body))
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A proxy answers with a page of its own: the status is all there is to tell.
    return undefined
  }
}
