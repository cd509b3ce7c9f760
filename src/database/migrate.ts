import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { AppError } from '../errors.ts'
import type { PrismaClient } from './generated/client.ts'
import { knownMigrations, type Migration, migrationList } from './migrations.ts'
import { startSchemaEngine } from './schema-engine.ts'

const noFilter = { externalTables: [], externalEnums: [] }

/**
 * Brings the database to this version's schema and returns the migrations it applied.
 * Throws AppError `schema-too-new` when the database holds a migration this version does not know.
 */
export async function migrate(client: PrismaClient, adapter: SqlMigrationAwareDriverAdapterFactory): Promise<string[]> {
  const known = knownMigrations()
  const applied = await appliedMigrations(client)
  refuseUnknown(applied, new Set(known.map((migration) => migration.name)))
  if (known.every((migration) => applied.includes(migration.name))) return []
  return applyMigrations(known, adapter)
}

/** The engine never closes the connections it asks for; left open they would keep a pool alive. */
async function applyMigrations(
  known: readonly Migration[],
  adapter: SqlMigrationAwareDriverAdapterFactory,
): Promise<string[]> {
  const opened: SqlDriverAdapter[] = []
  const remember = async (connection: Promise<SqlDriverAdapter>) => {
    opened.push(await connection)
    return connection
  }
  const engine = await startSchemaEngine({
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: () => remember(adapter.connect()),
    connectToShadowDb: () => remember(adapter.connectToShadowDb()),
  })
  try {
    const result = await engine.applyMigrations({ migrationsList: migrationList(known), filters: noFilter })
    return result.appliedMigrationNames
  } finally {
    engine.free()
    await Promise.all(opened.map((connection) => connection.dispose()))
  }
}

async function appliedMigrations(client: PrismaClient): Promise<string[]> {
  const [table] = await client.$queryRaw<
    { found: boolean }[]
  >`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`
  if (!table?.found) return []
  const rows = await client.$queryRaw<{ migration_name: string }[]>`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
  return rows.map((row) => row.migration_name)
}

function refuseUnknown(applied: readonly string[], known: ReadonlySet<string>): void {
  const unknown = applied.filter((name) => !known.has(name))
  if (unknown.length === 0) return
  throw new AppError(
    'schema-too-new',
    500,
    `The database has migration ${unknown.at(-1)}, which this version of Notch does not know. Start the version that made it, or a newer one, or restore a backup from before the upgrade.`,
  )
}
