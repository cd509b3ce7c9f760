/**
 * Sets JSON in lines without reading its values: JSON.parse would round an id beyond 2^53. White space between tokens
 * is replaced, everything else is copied. Text that is not JSON comes out much as it went in.
 */
export function indented(json: string): string {
  const tokens = json.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+|"/gs) ?? []
  const lines: string[] = []
  let line = ''
  let depth = 0
  const breakLine = () => {
    lines.push(line)
    line = '  '.repeat(depth)
  }
  tokens.forEach((token, place) => {
    const isEmptyPair = (token === '}' || token === ']') && isOpening(tokens[place - 1])
    if ((token === '}' || token === ']') && depth > 0) depth -= 1
    if ((token === '}' || token === ']') && !isEmptyPair) breakLine()
    line += token === ':' ? ': ' : token
    if (isOpening(token)) depth += 1
    const isClosedAtOnce = isOpening(token) && (tokens[place + 1] === '}' || tokens[place + 1] === ']')
    if ((isOpening(token) && !isClosedAtOnce) || token === ',') breakLine()
  })
  lines.push(line)
  return lines.join('\n')
}

function isOpening(token: string | undefined): boolean {
  return token === '{' || token === '['
}
