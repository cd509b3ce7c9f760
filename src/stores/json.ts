import { parse, stringify } from 'lossless-json'
import { Unreadable } from './adapter.ts'

/** A parsed body. Whole numbers are bigint and other numbers keep their text, so no digit of an id or a price is lost. */
export type JsonValue = null | boolean | string | bigint | readonly JsonValue[] | JsonObject
export interface JsonObject {
  readonly [name: string]: JsonValue
}

/** The deepest platform payload seen has 9 levels; the parser is recursive, so a deeper text must not reach it. */
const deepest = 64
const wholeNumber = /^-?\d{1,40}$/

/** Throws Unreadable saying what is wrong and where. One key told twice with different values is refused, not guessed. */
export function parseJson(body: Buffer): JsonValue {
  if (body.length === 0) throw new Unreadable('The body is empty; JSON was expected.')
  const text = decode(body)
  if (isDeeperThan(text, deepest)) throw new Unreadable(`The body nests more than ${deepest} levels deep.`)
  try {
    // The parser returns unknown; with this number parser its values are exactly JsonValue.
    return parse(text, null, { parseNumber: readNumber }) as JsonValue
  } catch (error) {
    const problem = (error instanceof Error ? error.message : String(error)).slice(0, 300)
    throw new Unreadable(cleanText(`The body is not JSON: ${problem}. It has ${body.length} bytes.`), { cause: error })
  }
}

/** Digit for digit, apart from decimals: they were kept as text and are written as text. */
export function jsonText(value: JsonValue): string {
  return stringify(value) ?? 'null'
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** As PostgreSQL can keep it: without NUL, and with half a surrogate pair replaced. */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\uFFFD')
}

function readNumber(text: string): bigint | string {
  return wholeNumber.test(text) ? BigInt(text) : text
}

function decode(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch (error) {
    throw new Unreadable('The body is not UTF-8 text.', { cause: error })
  }
}

function isDeeperThan(text: string, levels: number): boolean {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (char === '"') i = endOfString(text, i)
    else if (char === '{' || char === '[') depth++
    else if (char === '}' || char === ']') depth--
    if (depth > levels) return true
  }
  return false
}

function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '"') return i
  }
  return text.length
}
