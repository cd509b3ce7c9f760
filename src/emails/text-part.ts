import { compile, type FormatCallback } from 'html-to-text'
import { isControlTag, type Protected } from './liquid-tags.ts'

/**
 * `.no-text` leaves out what only pictures need, `.row` keeps a table's row on one line, `data-text` says in words what the
 * eye sees: `<s data-text="was">` reads "(was €59.00)".
 */
const convert = compile({
  wordwrap: false,
  decodeEntities: true,
  formatters: { row: formatRow, link: formatLink, aside: formatAside },
  selectors: [
    { selector: 'head', format: 'skip' },
    { selector: 'img', format: 'skip' },
    { selector: '.no-text', format: 'skip' },
    { selector: 'tr.row', format: 'row' },
    // What MJML makes of one mj-text is a paragraph.
    { selector: 'td > div', format: 'block', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    { selector: 'a', format: 'link' },
    { selector: 'a.no-address', format: 'inline' },
    { selector: '[data-text]', format: 'aside' },
    ...['h1', 'h2', 'h3'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
})

/**
 * The text part as a Liquid template of its own, from the HTML with its Liquid hidden: made once for a version, so a
 * mail's text costs a fill and no parsing of HTML.
 */
export function textTemplateOf(html: string, hidden: Protected): string {
  const lines = convert(html).replaceAll('\u00a0', ' ').split('\n')
  return lines.map((line) => line.trimEnd()).reduce((text, line) => appendLine(text, line, hidden), '')
}

/** A line of nothing but `{% %}` leaves no line behind, whether it says yes or no. */
function appendLine(text: string, line: string, { restore }: Protected): string {
  const words = line.match(/LQ\d+QL/g) ?? []
  const isControl =
    words.length > 0 && words.join('') === line.replace(/\s/g, '') && words.every((word) => isControlTag(restore(word)))
  return text + (isControl ? words.map(restore).join('') : `${restore(line)}\n`)
}

/** What a text part looks like when its branches were taken or not: never two empty lines together. */
export function tidyText(text: string): string {
  return `${text
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

function formatRow(...[element, walk, builder]: Parameters<FormatCallback>): void {
  builder.openBlock({ leadingLineBreaks: 1 })
  let cells = 0
  for (const child of element.children ?? []) {
    const isCell = child.name === 'td' && !/\bno-text\b/.test(child.attribs?.['class'] ?? '')
    if (child.type === 'text' && child.data?.trim() === '') continue
    if (isCell && cells > 0) builder.addLiteral('  ')
    if (isCell) cells += 1
    walk([child], builder)
  }
  builder.closeBlock({ trailingLineBreaks: 1 })
}

/** RFC 3986, appendix C: angle brackets keep an address apart from the words around it. */
function formatLink(...[element, walk, builder]: Parameters<FormatCallback>): void {
  walk(element.children ?? [], builder)
  const href = element.attribs?.['href'] ?? ''
  if (href !== '' && !href.startsWith('#'))
    builder.addInline(` <${href.replace(/^mailto:/, '')}>`, { noWordTransform: true })
}

function formatAside(...[element, walk, builder]: Parameters<FormatCallback>): void {
  builder.addInline(`(${element.attribs?.['data-text'] ?? ''} `)
  walk(element.children ?? [], builder)
  builder.addInline(')')
}
