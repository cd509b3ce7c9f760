// Everything between a fresh clone and a running app; what is done already is not done again.
import './check-node.mjs'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isInstalled } from './installed.mjs'
import { runQuietly } from './run-quietly.mjs'
import { announced, root, step } from './step.mjs'

/** Installs, generates and builds. `withDev` also installs what only tests and checks need. */
export async function prepare({ withDev }) {
  if (!isInstalled(withDev)) await announced('Installing packages (once, about a minute)', () => install(withDev))
  await step({
    name: 'generate',
    says: 'Generating the database client',
    inputs: ['prisma/schema.prisma', 'package-lock.json'],
    output: 'src/database/generated/client.ts',
    work: generate,
  })
  await step({
    name: 'server',
    says: 'Building the server',
    inputs: ['src', 'jobs', 'demo', 'prisma/schema.prisma', 'package-lock.json'],
    output: 'dist/server/main.js',
    work: buildServer,
  })
  await step({
    name: 'admin',
    says: 'Building the pages',
    inputs: ['src/admin', 'src/web', 'src/lib', 'vite.config.ts', 'package-lock.json'],
    output: 'dist/admin/index.html',
    work: () => runQuietly(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']),
  })
}

/** No package needs its install script, and some would download engines that are never used. */
function install(withDev) {
  const include = withDev ? ['--include=dev'] : []
  return runQuietly([npmProgram(), 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...include])
}

function npmProgram() {
  const beside = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const above = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const candidates = [process.env.npm_execpath, beside, above]
  const found = candidates.find((path) => path?.endsWith('npm-cli.js') && existsSync(path))
  if (!found) throw new Error('npm was not found beside Node. Run "npm ci" yourself, then start again.')
  return found
}

/** Given any existing file as the native engine, Prisma generates without downloading one. */
function generate() {
  return runQuietly(['node_modules/prisma/build/index.js', 'generate'], {
    PRISMA_SCHEMA_ENGINE_BINARY: join(root, 'package.json'),
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  })
}

async function buildServer() {
  const { build } = await import('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints: { 'server/main': './src/main.ts', 'demo/main': './demo/main.ts' },
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
    logLevel: 'silent',
  })
}

/** Failures are told in a sentence; a stack of this file helps nobody. */
export async function prepareOrExit(options) {
  try {
    await prepare(options)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await prepareOrExit({ withDev: true })
