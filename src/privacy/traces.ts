/** What a person is told by in raw text: addresses, and the platform's ids of them and of their orders. */
export interface Traces {
  readonly emails: readonly string[]
  readonly ids: readonly string[]
}

/** A shorter id may be any number of the text. Orders are found by more than this. */
const shortestId = 8
const mostIds = 200

/** Those ids that can be told from any other number. */
export function tellingIds(ids: readonly string[]): string[] {
  return [...new Set(ids)].filter((id) => id.length >= shortestId).slice(0, mostIds)
}

/**
 * A PostgreSQL regular expression that finds any of these in a body written by `encode(body, 'escape')` and in lower case;
 * null when there is nothing to look for. An address is also found as JSON and as a web address spell it, and within neither
 * a longer local part nor a longer domain.
 */
export function patternOf({ emails, ids }: Traces): string | null {
  const addresses = new Set(emails.flatMap(spellings).map(literally))
  const names = tellingIds(ids).map(literally)
  const parts = [
    ...(addresses.size > 0 ? [`${beforeAddress}(?:${[...addresses].join('|')})${afterAddress}`] : []),
    ...(names.length > 0 ? [`(?:^|[^a-z0-9_-])(?:${names.join('|')})(?:$|[^a-z0-9_-])`] : []),
  ]
  return parts.length === 0 ? null : parts.join('|')
}

/** Also right behind an escape: \n or ü in JSON, whose backslash is written twice, and %3D in a web address. */
const beforeAddress = String.raw`(?:^|[^a-z0-9._+-]|\\\\(?:[nrtbf]|u[0-9a-f]{4})|%[0-9a-f]{2})`
const afterAddress = `(?:$|[^a-z0-9.-]|[.-](?:$|[^a-z0-9]))`

function spellings(email: string): string[] {
  const inForm = new URLSearchParams({ '': email }).toString().slice(1)
  return [email, inJson(email), inJson(email).replace('@', '\\u0040'), encodeURIComponent(email), inForm]
}

/** As writers of JSON do that leave nothing but plain ASCII, and nothing HTML could take for its own. */
function inJson(text: string): string {
  return text.replace(/[^ -~]|[<>&']/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Matches exactly this text, written as `encode(…, 'escape')` writes its bytes: \ooo above ASCII, and \\ for \. */
function literally(text: string): string {
  const escaped = [...Buffer.from(text.toLowerCase(), 'utf8')].map((byte) => {
    if (byte >= 0x80) return `\\${byte.toString(8)}`
    return byte === 0x5c ? '\\\\' : String.fromCharCode(byte)
  })
  return escaped.join('').replace(/[^a-z0-9]/g, (sign) => `\\${sign}`)
}
