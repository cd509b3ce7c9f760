import type { Rows } from '../database/client.ts'
import { AppError } from '../errors.ts'
import { type CompiledTemplate, compileTemplate } from './compile.ts'
import { customerTemplates, listTemplateKeys, readTemplateSource, type TemplateSource } from './template-source.ts'
import { tryTemplate } from './try-template.ts'

/** The version in use of one template. */
export interface LoadedTemplate {
  /** For Message.templateVersionId. */
  readonly versionId: bigint
  readonly number: number
  readonly compiled: CompiledTemplate
}

/**
 * Keeps each template on disk as a version, once for each content. The highest number is in use, so going back to an
 * older content gives its row a new number. Throws AppError `bad-template` before anything that cannot be sent is kept.
 */
export async function ensureTemplateVersions(client: Rows, folder: string = customerTemplates): Promise<void> {
  for (const key of listTemplateKeys(folder)) {
    const source = readTemplateSource(folder, key)
    tryTemplate(await compileOnce(source.digest, async () => source))
    await keepVersion(client, source)
  }
}

/** Throws AppError `no-template` when the template has no version; `ensureTemplateVersions` makes one at start. */
export async function loadCompiled(rows: Rows, templateKey: string): Promise<LoadedTemplate> {
  const newest = await rows.templateVersion.findFirst({
    where: { templateKey },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, digest: true },
  })
  if (!newest) throw noVersion(templateKey)
  const compiled = await compileOnce(newest.digest, () => loadSource(rows, newest.id))
  return { versionId: newest.id, number: newest.number, compiled }
}

async function loadSource(rows: Rows, id: bigint): Promise<TemplateSource> {
  const { templateKey, subject, preheader, mjml, digest } = await rows.templateVersion.findUniqueOrThrow({
    where: { id },
  })
  return { key: templateKey, subject, preheader, mjml, digest }
}

// By content and not by id, so that it holds for any database. Callers at the same time share one compilation.
const compiling = new Map<string, Promise<CompiledTemplate>>()
const mostKept = 50

function compileOnce(digest: string, load: () => Promise<TemplateSource>): Promise<CompiledTemplate> {
  const known = compiling.get(digest)
  if (known) return known
  if (compiling.size >= mostKept) compiling.clear()
  const made = load().then(compileTemplate)
  // A failure is for those who waited for it; the next caller tries again.
  made.catch(() => compiling.delete(digest))
  compiling.set(digest, made)
  return made
}

async function keepVersion(client: Rows, { key, digest, subject, preheader, mjml }: TemplateSource): Promise<void> {
  await client.$executeRaw`
    INSERT INTO "TemplateVersion" AS kept ("templateKey", number, digest, subject, preheader, mjml, "createdAt")
    SELECT ${key}, COALESCE(max(number), 0) + 1, ${digest}, ${subject}, ${preheader}, ${mjml}, now()
    FROM "TemplateVersion" WHERE "templateKey" = ${key}
    ON CONFLICT ("templateKey", digest) DO UPDATE SET number = EXCLUDED.number
    WHERE kept.number < EXCLUDED.number - 1`
}

function noVersion(templateKey: string): AppError {
  const message = `There is no template "${templateKey}". Put it into templates/customer and restart, or choose another for its flow.`
  return new AppError('no-template', 404, message)
}
