import { randomBytes } from 'node:crypto'
import { sign, verify } from './signed.ts'
import { ByteReader, encodeText, encodeVarint } from './varint.ts'

/** The query parameter by which a click id travels on to the shop. */
export const clickParameter = 'notch_click'
/** The same as a Shopify cart attribute, which reaches the order's note attributes. */
export const cartClickParameter = `attributes[${clickParameter}]`

/** One tracked link of one message. Everything a redirect needs, so that it works without the database. */
export interface Link {
  readonly messageId: bigint
  /** The link's place in the template. */
  readonly linkKey: string
  readonly target: string
  /** The query parameter that takes the click id. */
  readonly clickParameter: string
}

const macLength = 16
/** A browser's own limit on addresses is near 8 KB; nothing longer was minted by us. */
const longestToken = 8_000
const commonParameters = [clickParameter, cartClickParameter]
const commonPrefix = 'https://'

export function mintLink(key: Buffer, link: Link): string {
  const parameterIndex = commonParameters.indexOf(link.clickParameter)
  const isTrimmed = link.target.startsWith(commonPrefix)
  // Lowest bit: https:// left out. The others: 0 for a parameter written out, else its place in the list plus one.
  const shape = ((parameterIndex + 1) << 1) | (isTrimmed ? 1 : 0)
  const body = Buffer.concat([
    Buffer.from([shape]),
    encodeVarint(link.messageId),
    encodeText(link.linkKey),
    parameterIndex < 0 ? encodeText(link.clickParameter) : Buffer.alloc(0),
    Buffer.from(isTrimmed ? link.target.slice(commonPrefix.length) : link.target, 'utf8'),
  ])
  return sign(key, 'link', body, macLength)
}

export function readLink(key: Buffer, token: string): Link | undefined {
  if (token.length > longestToken) return undefined
  const body = verify(key, 'link', token, macLength)
  return body ? decodeLink(new ByteReader(body)) : undefined
}

function decodeLink(reader: ByteReader): Link {
  const shape = reader.byte()
  const messageId = reader.varint()
  const linkKey = reader.text()
  const parameter = commonParameters[(shape >> 1) - 1] ?? reader.text()
  const prefix = (shape & 1) === 1 ? commonPrefix : ''
  return { messageId, linkKey, target: prefix + reader.rest(), clickParameter: parameter }
}

/** About 26 characters: a List-Unsubscribe header must not need folding, which has broken DKIM at some relays. */
export function mintUnsubscribe(key: Buffer, messageId: bigint): string {
  return sign(key, 'unsubscribe', encodeVarint(messageId), macLength)
}

export function readUnsubscribe(key: Buffer, token: string): bigint | undefined {
  if (token.length > 64) return undefined
  const body = verify(key, 'unsubscribe', token, macLength)
  return body ? new ByteReader(body).varint() : undefined
}

const nonceLength = 6
/** Shorter, as it is seen in the shop's address bar. Forging one (2^-96) could at most claim credit for a mail. */
const clickMacLength = 12

/**
 * One click's id. It proves by itself which message it came from, so an order that carries it can be credited even
 * when the click was never stored. Only A–Z, a–z, 0–9, - and _.
 */
export function mintClickId(key: Buffer, messageId: bigint): string {
  const body = Buffer.concat([encodeVarint(messageId), randomBytes(nonceLength)])
  return sign(key, 'click', body, clickMacLength)
}

export function readClickId(key: Buffer, text: string): bigint | undefined {
  if (text.length > 64) return undefined
  const body = verify(key, 'click', text, clickMacLength)
  return body ? new ByteReader(body).varint() : undefined
}
