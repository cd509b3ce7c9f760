import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

/** Nothing but our own inline style, pictures and a form back to us. */
export const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const style = `
  :root { color-scheme: light dark; --ink: #1c1c1e; --soft: #5f5f66; --paper: #ffffff; --ground: #f4f3f0; --line: #dedcd6; --accent: #1c1c1e; --on-accent: #ffffff }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #f2f1ee; --soft: #a9a8a3; --paper: #1e1e20; --ground: #131314; --line: #38383b; --accent: #f2f1ee; --on-accent: #131314 }
  }
  * { box-sizing: border-box }
  body { margin: 0; min-height: 100vh; min-height: 100dvh; display: grid; place-items: center; padding: 24px 16px; background: var(--ground); color: var(--ink); font: 17px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif }
  main { width: 100%; max-width: 440px; background: var(--paper); border: 1px solid var(--line); border-radius: 16px; padding: 36px 28px }
  .from { margin: 0 0 20px; font-size: 15px; font-weight: 600; letter-spacing: .01em; color: var(--soft) }
  h1 { margin: 0 0 12px; font-size: 25px; line-height: 1.25; letter-spacing: -.01em; text-wrap: balance }
  p { margin: 0 0 16px; overflow-wrap: anywhere }
  p:last-child, form:last-child { margin-bottom: 0 }
  .soft { color: var(--soft); font-size: 15px }
  form { margin: 24px 0 }
  button { width: 100%; min-height: 52px; padding: 12px 20px; border: 1px solid var(--accent); border-radius: 12px; background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; cursor: pointer }
  button.quiet { background: transparent; color: var(--ink); border-color: var(--line) }
  button:hover { opacity: .88 }
  button:focus-visible { outline: 3px solid #3b82f6; outline-offset: 3px }
  code { padding: 2px 6px; border-radius: 6px; background: var(--ground); font-size: .92em }
`

/** A small page for people outside the admin: no scripts, light and dark, any width. */
export function page(title: string, body: Markup): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body><main>${body}</main></body>
</html>`
}
