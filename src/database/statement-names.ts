import { createHash } from 'node:crypto'

/** Beyond so many different texts a session would hold more plans than it is worth. */
const mostNamed = 400

/**
 * Names each statement by its text, so that a connection plans it once and not at every call: planning costs more than
 * running for most of ours. Texts that vary without end (lists written out by the ORM) go unnamed after a while.
 */
export function statementNames(): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known !== undefined) return known
    // The empty name is PostgreSQL's own for a statement that is not kept.
    if (names.size >= mostNamed) return ''
    const name = `notch_${createHash('sha256').update(sql).digest('base64url').slice(0, 22)}`
    names.set(sql, name)
    return name
  }
}
