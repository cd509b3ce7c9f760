import { describe, expect, test } from 'vitest'
import { readSources, type SourceFile } from './support/source-tree.ts'

const sources = readSources('src', 'jobs')
const tests = readSources('tests')

/** A module may import those before it, never those after it. config stands third: it refuses settings by AppError. */
const order = [
  'errors',
  'lib',
  'config',
  'database',
  'catalog',
  'orders',
  'stores',
  'imports',
  'traffic',
  'experiments',
  'links',
  'offers',
  'emails',
  'privacy',
  'attribution',
  'reports',
  'web',
  'admin',
]

/** A library with one home is imported only there. */
const homes: Readonly<Record<string, string>> = {
  pg: 'database',
  '@electric-sql/pglite': 'database',
  'pglite-prisma-adapter': 'database',
  '@prisma/client': 'database',
  '@prisma/adapter-pg': 'database',
  hono: 'web|admin',
  '@hono/node-server': 'web',
  '@hono/zod-openapi': 'web',
  'better-auth': 'web',
  mjml: 'emails',
  liquidjs: 'emails',
  nodemailer: 'emails',
  'html-to-text': 'emails',
  'postal-mime': 'emails',
  'node-cron': 'jobs',
  luxon: 'lib',
  react: 'admin',
  '@mantine/core': 'admin',
  '@tanstack/react-router': 'admin',
  '@tanstack/react-query': 'admin',
  'lossless-json': 'stores',
  'csv-parse': 'imports',
  isbot: 'links',
}

const moduleOf = (path: string) =>
  path
    .replace(/^src\//, '')
    .split('/')[0]
    ?.replace(/\.tsx?$/, '') ?? ''
const roots = new Set(['src/app.ts', 'src/main.ts'])

describe('arrows', () => {
  test('no module imports one below it', () => {
    const wrong = sources
      .filter((file) => !roots.has(file.path) && !file.path.startsWith('jobs/'))
      .flatMap((file) =>
        file.imports.filter((target) => !mayImport(file.path, target)).map((target) => `${file.path} → ${target}`),
      )
    expect(wrong).toEqual([])
  })

  test('nothing imports the roots, and only they import jobs', () => {
    const wrong = sources.flatMap((file) =>
      file.imports
        .filter((target) => roots.has(target) || target.startsWith('jobs/'))
        .filter(() => !roots.has(file.path) && !file.path.startsWith('jobs/'))
        .map((target) => `${file.path} → ${target}`),
    )
    expect(wrong).toEqual([])
  })

  test('a library with one home is imported only there', () => {
    const wrong = sources.flatMap((file) =>
      file.packages
        .filter((name) => homes[name] !== undefined && !homes[name].split('|').includes(homeOf(file)))
        .map((name) => `${file.path} imports ${name}, whose home is ${homes[name]}`),
    )
    expect(wrong).toEqual([])
  })

  test('only config reads the environment', () => {
    const wrong = sources
      .filter((file) => file.path !== 'src/config.ts' && file.readsEnvironment)
      .map((file) => file.path)
    expect(wrong).toEqual([])
  })

  const homeOf = (file: SourceFile) => (file.path.startsWith('jobs/') ? 'jobs' : moduleOf(file.path))

  function mayImport(from: string, to: string): boolean {
    const [own, other] = [order.indexOf(moduleOf(from)), order.indexOf(moduleOf(to))]
    return other !== -1 && other <= own
  }
})

test('no file imports itself by any way round, types included', () => {
  const imports = new Map(sources.map((file) => [file.path, file.imports]))
  expect([...imports.keys()].flatMap((path) => cycleFrom(path, imports) ?? [])).toEqual([])
})

/** The way from a file back to itself, if there is one. */
function cycleFrom(start: string, imports: ReadonlyMap<string, readonly string[]>): string | undefined {
  const seen = new Set<string>()
  const stack = (imports.get(start) ?? []).map((path) => [path])
  for (let way = stack.pop(); way; way = stack.pop()) {
    const last = way.at(-1) ?? ''
    if (last === start) return [start, ...way].join(' → ')
    if (seen.has(last)) continue
    seen.add(last)
    for (const next of imports.get(last) ?? []) stack.push([...way, next])
  }
  return undefined
}

describe('sizes', () => {
  const files = sources.map((file) => file.lines)
  const functions = sources.flatMap((file) => file.functionLines)

  test('files are small', () => {
    expect(sources.filter((file) => file.lines > 300).map((file) => `${file.path}: ${file.lines}`)).toEqual([])
    expect(percentile(files, 0.95)).toBeLessThanOrEqual(150)
    expect(percentile(files, 0.5)).toBeLessThanOrEqual(60)
  })

  test('functions are small', () => {
    expect(functions.filter((one) => one.lines > 40).map((one) => `${one.name}: ${one.lines}`)).toEqual([])
    expect(
      percentile(
        functions.map((one) => one.lines),
        0.95,
      ),
    ).toBeLessThanOrEqual(25)
    expect(
      percentile(
        functions.map((one) => one.lines),
        0.5,
      ),
    ).toBeLessThanOrEqual(8)
  })

  test('there is at least one line of tests for each line of source', () => {
    const total = (some: readonly SourceFile[]) => some.reduce((sum, file) => sum + file.lines, 0)
    // The admin's pages are mostly markup, tried in a browser: one line of such a test opens a page of two hundred.
    const tried = (path: string) => !/^(src|tests)\/admin\//.test(path)
    expect(total(tests.filter((file) => tried(file.path)))).toBeGreaterThanOrEqual(
      total(sources.filter((file) => tried(file.path))),
    )
  })
})

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
