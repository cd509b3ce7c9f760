export type Scheme = 'light' | 'dark'

const policy = "default-src 'none'; img-src http: https: data:; style-src 'unsafe-inline'; font-src https: data:"
const head = `<meta http-equiv="Content-Security-Policy" content="${policy}"><base target="_blank">`

/** A mail's HTML for the sandboxed frame: nothing but pictures is loaded, and links never replace the frame. */
export function framed(html: string, scheme: Scheme): string {
  const chosen = inScheme(html, scheme)
  const place = /<head[^>]*>/i.exec(chosen)
  if (!place) return `<head>${head}</head>${chosen}`
  const end = place.index + place[0].length
  return chosen.slice(0, end) + head + chosen.slice(end)
}

/** The reader's device decides prefers-color-scheme; here the reader of this page does. */
export function inScheme(html: string, scheme: Scheme): string {
  return html.replace(/\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/gi, (_, asked: string) =>
    asked.toLowerCase() === scheme ? '(min-width: 0px)' : '(max-width: 0px)',
  )
}
