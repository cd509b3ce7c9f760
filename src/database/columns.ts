import { Prisma } from './client.ts'

/** A table's columns with their PostgreSQL types, written once and spelled out where a set-based upsert needs them. */
export interface Columns {
  /** `"a" text, "b" bigint`: for json_to_recordset. */
  readonly typed: Prisma.Sql
  /** `"a", "b"` */
  readonly names: Prisma.Sql
  /** `"a" = EXCLUDED."a", …`: what a newer version overwrites. */
  readonly overwrite: Prisma.Sql
}

export function columns(types: Readonly<Record<string, string>>): Columns {
  const list = (one: (name: string, type: string) => string) =>
    Prisma.raw(
      Object.entries(types)
        .map(([name, type]) => one(`"${name}"`, type))
        .join(', '),
    )
  return {
    typed: list((name, type) => `${name} ${type}`),
    names: list((name) => name),
    overwrite: list((name) => `${name} = EXCLUDED.${name}`),
  }
}
