import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import { projectRoot } from '../lib/root.ts'

/** One mail as it is written: MJML with its partials in place, subject and preheader in Liquid. */
export interface TemplateSource {
  readonly key: string
  readonly subject: string
  readonly preheader: string
  readonly mjml: string
  /** sha256 of everything the mail is made from. */
  readonly digest: string
}

export const customerTemplates = join(projectRoot, 'templates', 'customer')

const sidecar = z.object({ subject: z.string().trim().min(1), preheader: z.string().trim().min(1) })
const include = /<mj-include\s+path="([^"]+)"\s*\/>/g

/** Keys of the templates in a folder: every `<key>.mjml` beside a `<key>.json`. */
export function listTemplateKeys(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.mjml'))
    .map((file) => file.slice(0, -'.mjml'.length))
    .sort()
}

export function readTemplateSource(folder: string, key: string): TemplateSource {
  const { subject, preheader } = readSidecar(join(folder, `${key}.json`))
  return makeTemplateSource({ key, subject, preheader, mjml: readMjml(folder, join(folder, `${key}.mjml`), []) })
}

export function makeTemplateSource(parts: Omit<TemplateSource, 'digest'>): TemplateSource {
  const content = JSON.stringify([parts.subject, parts.preheader, parts.mjml])
  return { ...parts, digest: createHash('sha256').update(content).digest('hex') }
}

function readSidecar(file: string): z.infer<typeof sidecar> {
  if (!existsSync(file)) throw badTemplate(`${nameOf(file)} is missing: it holds the mail's "subject" and "preheader".`)
  const result = sidecar.safeParse(parseJson(file))
  if (result.success) return result.data
  throw badTemplate(`${nameOf(file)} cannot be used: ${z.prettifyError(result.error)}`)
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw badTemplate(`${nameOf(file)} is not JSON.`, { cause: error })
  }
}

/** Puts every partial in place. A partial may hold partials, but never itself, and never a file outside the folder. */
function readMjml(folder: string, file: string, above: readonly string[]): string {
  if (!resolve(file).startsWith(resolve(folder) + sep)) throw badTemplate(`${file} lies outside the templates' folder.`)
  if (above.includes(file)) throw badTemplate(`${nameOf(file)} includes itself.`)
  if (!existsSync(file)) throw badTemplate(`${nameOf(file)} is missing; ${nameOf(above.at(-1) ?? file)} includes it.`)
  return readFileSync(file, 'utf8').replace(include, (_tag, path: string) =>
    readMjml(folder, join(dirname(file), path), [...above, file]).trimEnd(),
  )
}

function nameOf(file: string): string {
  return relative(projectRoot, file)
}

function badTemplate(message: string, options?: ErrorOptions): AppError {
  return new AppError('bad-template', 422, message, options)
}
