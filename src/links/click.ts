import { z } from 'zod'

/** One visit to a tracked link, as the web layer saw it. */
export interface ArrivedClick {
  readonly clickId: string
  readonly messageId: bigint
  readonly linkKey: string
  readonly clickedAt: Date
  readonly method: string
  readonly userAgent: string
}

const line = z.object({
  clickId: z.string(),
  messageId: z
    .string()
    .regex(/^\d{1,18}$/)
    .transform(BigInt),
  linkKey: z.string(),
  clickedAt: z.iso.datetime().transform((text) => new Date(text)),
  method: z.string(),
  userAgent: z.string(),
})

/** Headers are the visitor's to write: NUL has no place in a text column, and nobody needs more than this. */
export function tidy(click: ArrivedClick): ArrivedClick {
  return { ...click, method: shorten(click.method, 10), userAgent: shorten(click.userAgent, 400) }
}

function shorten(text: string, length: number): string {
  return text.replaceAll('\0', '').slice(0, length)
}

export function clickToJson(click: ArrivedClick): string {
  return JSON.stringify({ ...click, messageId: click.messageId.toString() })
}

/** Undefined for a line that a crash or a full disk left unreadable. */
export function clickFromJson(text: string): ArrivedClick | undefined {
  return line.safeParse(jsonOrUndefined(text)).data
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
