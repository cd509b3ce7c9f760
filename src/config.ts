import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { AppError } from './errors.ts'
import { projectRoot } from './lib/root.ts'

const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
const optional = z
  .string()
  .trim()
  .transform((text) => (text === '' ? undefined : text))
  .optional()
const port = z.coerce.number().int().min(0).max(65_535)

/** Every setting, its default, and what it is. `.env.example` says the same for people; a test keeps them equal. */
const schema = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** Where customers and stores reach this app; links in mails begin with it. */
  PUBLIC_URL: optional,
  ROLE: z.enum(['both', 'web', 'worker']).default('both'),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: optional,
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(10),
  /** Signs links and seals store secrets; made once and kept in DATA_DIR when not set. */
  SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  SMTP_HOST: optional,
  SMTP_PORT: port.default(587),
  SMTP_SECURE: flag.default(false),
  SMTP_USER: optional,
  SMTP_PASSWORD: optional,
  SMTP_CONNECTIONS: z.coerce.number().int().min(1).max(100).default(5),
  DKIM_DOMAIN: optional,
  DKIM_SELECTOR: optional,
  DKIM_PRIVATE_KEY_FILE: optional,
  /** real, or an instant from which the clock only moves when POST /clock says so (demo and tests). */
  CLOCK: z.union([z.literal('real'), z.iso.datetime()]).default('real'),
})

export type Config = Readonly<z.infer<typeof schema>> & { readonly dataFolder: string }

/** Reads the environment over `.env` beside package.json. Throws AppError `bad-config` naming each wrong setting. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const merged = { ...readDotEnv(), ...environment }
  const given = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (!result.success) throw badConfig(result.error, given)
  if (result.data.ROLE !== 'both' && !result.data.DATABASE_URL) throw roleNeedsServer(result.data.ROLE)
  return { ...result.data, dataFolder: resolve(projectRoot, result.data.DATA_DIR) }
}

function readDotEnv(): NodeJS.Dict<string> {
  const file = resolve(projectRoot, '.env')
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
}

function badConfig(error: z.ZodError, given: NodeJS.Dict<string>): AppError {
  const lines = error.issues.map((issue) => {
    const name = String(issue.path[0])
    // A wrong secret or password is named, never shown.
    const value = /SECRET|PASSWORD|URL/.test(name) ? '' : ` "${given[name] ?? ''}"`
    return `  ${name}${value}: ${issue.message}`
  })
  return new AppError('bad-config', 500, `These settings cannot be used:\n${lines.join('\n')}\nSee .env.example.`)
}

export interface Dkim {
  readonly domain: string
  readonly selector: string
  /** PEM. */
  readonly privateKey: string
}

/** The DKIM settings with their key read. Throws AppError `bad-config` when some are missing or the file is. */
export function readDkim(config: Config): Dkim | undefined {
  const { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_PRIVATE_KEY_FILE: file } = config
  if (!domain && !selector && !file) return undefined
  if (!domain || !selector || !file) throw dkimIncomplete()
  const path = resolve(projectRoot, file)
  if (!existsSync(path)) {
    throw new AppError(
      'bad-config',
      500,
      `DKIM_PRIVATE_KEY_FILE "${file}" does not exist. Give the path of a PEM file.`,
    )
  }
  return { domain, selector, privateKey: readFileSync(path, 'utf8') }
}

function dkimIncomplete(): AppError {
  const message = 'DKIM needs DKIM_DOMAIN, DKIM_SELECTOR and DKIM_PRIVATE_KEY_FILE together. Set all three, or none.'
  return new AppError('bad-config', 500, message)
}

function roleNeedsServer(role: string): AppError {
  return new AppError(
    'bad-config',
    500,
    `ROLE "${role}" splits the work between processes, which the embedded database cannot be shared by. Set DATABASE_URL to a PostgreSQL server, or leave ROLE at both.`,
  )
}
