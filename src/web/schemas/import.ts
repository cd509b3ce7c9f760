import { z } from '@hono/zod-openapi'
import { importStates } from '../../imports/import-row.ts'
import { formats, kinds, layout } from '../../imports/layout.ts'
import { id, instant, pageQuery, storeId, text } from './common.ts'

const kind = z.enum(kinds)
const format = z.enum(formats)

/** JSON in the query, since the body is the file. */
const layoutText = z
  .string()
  .max(12_000)
  .optional()
  .transform((told, context) => {
    const read = layout.safeParse(told === undefined ? {} : readJson(told))
    if (read.success) return { chosen: told !== undefined, ...read.data }
    for (const { path, message } of read.error.issues)
      context.addIssue({ code: 'custom', message: `${path.join('.')}: ${message}` })
    return z.NEVER
  })
  .openapi({ type: 'string', description: 'The layout as JSON, as the preview answers it.' })

export const uploadQuery = z.object({
  store: storeId,
  kind,
  format,
  name: text(200).default('import.csv').openapi({ description: 'The file’s name.' }),
  layout: layoutText,
})

export const previewQuery = z.object({
  store: storeId,
  kind,
  format,
  layout: layoutText,
  whole: z.enum(['true', 'false']).default('false').openapi({ description: 'The body is all of the file.' }),
})
export type PreviewQuery = z.infer<typeof previewQuery>

export const importList = z.object({ store: storeId, ...pageQuery })
export const refusalQuery = z.object(pageQuery)

export const importRow = z
  .object({
    id,
    storeId,
    kind,
    format,
    fileName: z.string(),
    state: z.enum(importStates),
    bytes: z.number(),
    /** How far it is: of `bytes`. */
    bytesDone: z.number(),
    /** Rows of the file dealt with so far. */
    rows: z.number(),
    /** Orders or products recorded. */
    recorded: z.number(),
    /** Of the rows. */
    refused: z.number(),
    problem: z.string().nullable(),
    createdAt: instant,
    startedAt: instant.nullable(),
    finishedAt: instant.nullable(),
  })
  .openapi('Import')
export type ImportJson = z.infer<typeof importRow>

export const refusal = z
  .object({
    id,
    line: z.number(),
    reason: z.string(),
    text: z.string().openapi({ description: 'Cut to 500 characters.' }),
  })
  .openapi('ImportRefusal')
export type RefusalJson = z.infer<typeof refusal>

export const preview = z
  .object({
    /** The columns, each name once. */
    names: z.array(z.string()),
    separator: z.enum([',', ';', '\t']),
    /** What was chosen, or what is suggested; sent back with the file as it is or changed. */
    layout,
    /** Whether the owner chooses the columns, or the format says them. */
    isMapped: z.boolean(),
    fields: z.array(z.object({ name: z.string(), label: z.string(), help: z.string(), isNeeded: z.boolean() })),
    /** What no column tells yet; nothing is read before one does. */
    missing: z.array(z.string()),
    /** Orders or products as they would be read. */
    items: z.array(
      z.object({
        line: z.number(),
        rows: z.number(),
        problem: z.string().nullable(),
        cells: z.array(z.object({ label: z.string(), value: z.string() })),
      }),
    ),
  })
  .openapi('ImportPreview')
export type PreviewJson = z.infer<typeof preview>

function readJson(told: string): unknown {
  try {
    return JSON.parse(told)
  } catch {
    // Whatever is no object is refused by the schema.
    return null
  }
}
