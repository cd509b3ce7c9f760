// Makes or drops a database on a server: `node scripts/ci-database.mjs create|drop <server URL> <name>`.
import pg from 'pg'

const [, , action, server, name] = process.argv
if (!/^[a-z0-9_]+$/.test(name ?? '')) throw new Error(`"${name}" is not a database name`)
const client = new pg.Client({ connectionString: `${server}/postgres`, connectionTimeoutMillis: 3000 })
try {
  await client.connect()
  await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  if (action === 'create') await client.query(`CREATE DATABASE ${name}`)
  await client.end()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
