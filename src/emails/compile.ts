import type { Liquid } from 'liquidjs'
import mjml2html from 'mjml'
import { AppError } from '../errors.ts'
import { linkKeysOf } from './link-keys.ts'
import { htmlLiquid, parseLiquid, textLiquid } from './liquid.ts'
import type { Program } from './liquid-program.ts'
import { hideLiquid } from './liquid-tags.ts'
import type { TemplateSource } from './template-source.ts'
import { textTemplateOf } from './text-part.ts'

/** A template made ready once; filling it is all that is left to do for a mail. */
export interface CompiledTemplate {
  readonly key: string
  readonly digest: string
  /** The places of its tracked links; `offer-*` stands for `offer-1`, `offer-2` of a loop. */
  readonly linkKeys: readonly string[]
  readonly subject: Program
  readonly preheader: Program
  readonly html: Program
  readonly text: Program
}

/** MJML to HTML, HTML to a text part, and Liquid parsed in both. Throws AppError `bad-template` naming the line. */
export async function compileTemplate(source: TemplateSource): Promise<CompiledTemplate> {
  const { parsed } = parse(htmlLiquid, source.mjml, source, '')
  const linkKeys = nameTemplate(source, () => linkKeysOf(parsed, source.mjml))
  const hidden = hideLiquid(source.mjml)
  const html = await compileMjml(source, hidden.text)
  return {
    key: source.key,
    digest: source.digest,
    linkKeys,
    subject: parse(textLiquid, source.subject, source, ' subject').program,
    preheader: parse(textLiquid, source.preheader, source, ' preheader').program,
    html: parse(htmlLiquid, hidden.restore(html), source, ' HTML').program,
    text: parse(textLiquid, textTemplateOf(html, hidden), source, ' text part').program,
  }
}

async function compileMjml(source: TemplateSource, mjml: string): Promise<string> {
  try {
    const { html } = await mjml2html(mjml, {
      validationLevel: 'strict',
      keepComments: false,
      fonts: {},
    })
    return shrink(html)
  } catch (error) {
    throw badTemplate(source, mjmlComplaint(error, source.mjml), error)
  }
}

/** White space between lines is a third of what MJML writes. Words and Outlook's comments stay as they are. */
function shrink(html: string): string {
  return html.replace(/\s*\n\s*/g, '\n').trim()
}

/** mjml names lines of the template with its partials in place, so the line itself is shown too. */
function mjmlComplaint(error: unknown, mjml: string): string {
  const lines = mjml.split('\n')
  const errors: unknown = error instanceof Error && 'errors' in error ? error.errors : []
  const complaints = (Array.isArray(errors) ? errors : []).map(
    ({ line, tagName, message }) =>
      `  line ${line}, <${tagName}>: ${message}\n    ${lines[Number(line) - 1]?.trim() ?? ''}`,
  )
  if (complaints.length > 0)
    return `MJML refuses it (lines are counted with partials in place):\n${complaints.join('\n')}`
  return `MJML refuses it: ${error instanceof Error ? error.message : String(error)}`
}

function parse(engine: Liquid, text: string, source: TemplateSource, part: string) {
  try {
    return parseLiquid(engine, text)
  } catch (error) {
    throw badTemplate(source, `Liquid refuses its${part}: ${error instanceof Error ? error.message : error}`, error)
  }
}

function nameTemplate<T>(source: TemplateSource, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw error instanceof AppError ? badTemplate(source, error.message, error) : error
  }
}

function badTemplate({ key }: TemplateSource, complaint: string, cause: unknown): AppError {
  const message = `The template "${key}" cannot be used. ${complaint}\nCorrect it and save it again.`
  return new AppError('bad-template', 422, message, { cause })
}
