import pg from 'pg'

const name = 'notch_demo'

/** Makes an empty database for the demo on the server of `serverUrl`, dropping an older demo's, and returns its URL. */
export async function makeDemoDatabase(serverUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${name}`)
  } finally {
    await client.end()
  }
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
