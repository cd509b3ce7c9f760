const tag = /\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g
const colourAttribute = /(-color|\scolor)="(\{\{[^"]*?\}\})"/g
const placeholder = /LQ(\d+)QL/g

export interface Protected {
  /** The source with a word in place of every Liquid tag, and a colour in place of those that stand for one. */
  readonly text: string
  restore(text: string): string
}

/**
 * Hides Liquid from MJML, its validator and its minifier, none of which know it. A tag that is a whole colour attribute
 * becomes a colour, because MJML refuses anything else there.
 */
export function hideLiquid(source: string): Protected {
  const tags: string[] = []
  const colours: string[] = []
  const prefix = freePrefix(source)
  const text = source
    .replace(colourAttribute, (_all, name: string, liquid: string) => {
      colours.push(liquid)
      return `${name}="${prefix}${(colours.length - 1).toString(16).padStart(3, '0')}"`
    })
    .replace(tag, (liquid) => `LQ${tags.push(liquid) - 1}QL`)
  const colour = new RegExp(`${prefix}([0-9a-f]{3})`, 'g')
  const restore = (changed: string) =>
    changed
      .replace(placeholder, (word, index: string) => tags[Number(index)] ?? word)
      .replace(colour, (word, index: string) => colours[Number.parseInt(index, 16)] ?? word)
  return { text, restore }
}

/** Half a colour that the template does not use itself. */
function freePrefix(source: string): string {
  const lower = source.toLowerCase()
  for (let half = 0xf0a; half > 0; half -= 1) {
    const prefix = `#${half.toString(16).padStart(3, '0')}`
    if (!new RegExp(`${prefix}[0-9a-f]{3}`).test(lower)) return prefix
  }
  throw new Error('the template uses every colour there is')
}

/** Whether a tag does something (`{% if %}`) rather than print. */
export function isControlTag(liquid: string): boolean {
  return liquid.startsWith('{%')
}
