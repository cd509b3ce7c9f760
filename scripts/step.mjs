import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
// Inside node_modules, so that installing other packages makes everything again.
const stamps = join(root, 'node_modules', '.notch')

/**
 * Does `work` unless it was done with the same inputs before and its output is still there. Says so in one line.
 * @param {{ name: string, says: string, inputs: string[], output: string, work: () => Promise<void> }} step
 */
export async function step({ name, says, inputs, output, work }) {
  const digest = digestOf(inputs)
  const stamp = join(stamps, name)
  const isDone = existsSync(stamp) && existsSync(join(root, output)) && readFileSync(stamp, 'utf8') === digest
  if (isDone) return
  await announced(says, work)
  mkdirSync(stamps, { recursive: true })
  writeFileSync(stamp, digest)
}

/** Prints what is being done, then how long it took. */
export async function announced(says, work) {
  const startedAt = Date.now()
  process.stdout.write(`${says} … `)
  try {
    await work()
  } catch (error) {
    process.stdout.write('failed\n')
    throw error
  }
  process.stdout.write(`${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`)
}

/** One hash over the names and contents of files and folders; what does not exist counts as empty. */
function digestOf(paths) {
  const hash = createHash('sha256').update(process.versions.node)
  for (const path of paths.flatMap(filesOf)) hash.update(`\n${path}\n`).update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

function filesOf(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full)
    .sort()
    .filter((entry) => entry !== 'generated')
    .flatMap((entry) => filesOf(`${path}/${entry}`))
}
