import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { projectRoot } from '../lib/root.ts'

export type SchemaEngine = bindings.SchemaEngine

/** Prisma Migrate's own engine, as WebAssembly: no native download, and `prisma migrate` agrees with what it writes. */
export async function startSchemaEngine(adapter: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> {
  await instantiate()
  return bindings.SchemaEngine.new(
    { datamodels: [['schema.prisma', await readDatamodel()]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  )
}

export function readDatamodel(): Promise<string> {
  return readFile(join(projectRoot, 'prisma', 'schema.prisma'), 'utf8')
}

let instantiated: Promise<void> | undefined

/** The package expects a bundler to load its .wasm; in Node it is instantiated by hand, once. */
function instantiate(): Promise<void> {
  instantiated ??= loadWasm()
  return instantiated
}

async function loadWasm(): Promise<void> {
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
  const bytes = await readFile(join(entry, '..', 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
  })
  bindings.__wbg_set_wasm(instance.exports)
  // The generated export that runs the module's own start code.
  const start = instance.exports['__wbindgen_start'] as () => void
  start()
}
