// Writes the next migration: what changed in schema.prisma since the newest one. `npm run db:diff -- <name>`.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { migrationAdapter } from '../src/database/pglite-migrations.ts'
import { readDatamodel, startSchemaEngine } from '../src/database/schema-engine.ts'
import { projectRoot } from '../src/lib/root.ts'

const folder = join(projectRoot, 'prisma', 'migrations')
const name = process.argv[2] ?? ''
if (!/^[a-z0-9-]+$/.test(name)) {
  console.error(`"${name}" is not a name for a migration. Use lower-case words: npm run db:diff -- add-coupons`)
  process.exit(2)
}

const wanted = await readDatamodel()
const script = await difference(newestDatamodel(), wanted)
if (script === '') console.log('schema.prisma says what the newest migration says; nothing to write.')
else writeMigration(script)

/** Each migration keeps the datamodel it leads to, so the next one is a difference of two texts. */
function newestDatamodel(): string | undefined {
  const newest = existsSync(folder)
    ? readdirSync(folder)
        .sort()
        .filter((entry) => /^\d/.test(entry))
        .at(-1)
    : undefined
  return newest ? readFileSync(join(folder, newest, 'schema.prisma'), 'utf8') : undefined
}

async function difference(from: string | undefined, to: string): Promise<string> {
  const scratch = await PGlite.create()
  const engine = await startSchemaEngine(migrationAdapter(scratch))
  const datamodel = (content: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: 'schema.prisma', content }],
  })
  const { stdout } = await engine.diff({
    from: from === undefined ? { tag: 'empty' } : datamodel(from),
    to: datamodel(to),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  engine.free()
  await scratch.close()
  const sql = (stdout ?? '').trim()
  return sql.includes('empty migration') ? '' : sql
}

function writeMigration(sql: string): void {
  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const target = join(folder, `${stamp}_${name.replaceAll('-', '_')}`)
  mkdirSync(target, { recursive: true })
  writeFileSync(join(target, 'migration.sql'), `${sql}\n`)
  writeFileSync(join(target, 'schema.prisma'), wanted)
  console.log(`wrote ${target.slice(projectRoot.length + 1)}; read its SQL before you commit it`)
}
