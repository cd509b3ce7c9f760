import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSync } from 'vite'
import { projectRoot } from '../../src/lib/root.ts'

export interface SourceFile {
  /** From the project's root, with slashes. */
  readonly path: string
  readonly lines: number
  /** Files of the project, types included. */
  readonly imports: readonly string[]
  /** Packages, by name: "hono", "@mantine/core". */
  readonly packages: readonly string[]
  readonly readsEnvironment: boolean
  readonly functionLines: readonly { readonly name: string; readonly lines: number }[]
}

/** Every source file under the folders, parsed. Generated code is left out. */
export function readSources(...folders: readonly string[]): SourceFile[] {
  return folders.flatMap(listFiles).map(readSource)
}

function listFiles(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('generated'))
}

function readSource(file: string): SourceFile {
  const text = readFileSync(file, 'utf8')
  const specifiers = importsOf(text)
  const local = specifiers.filter((specifier) => specifier.startsWith('.'))
  return {
    path: shown(file),
    lines: text.split('\n').length - 1,
    imports: local.map((specifier) => shown(resolve(dirname(file), specifier))),
    packages: specifiers.filter((specifier) => !/^(\.|node:)/.test(specifier)).map(packageName),
    readsEnvironment: /process\.env/.test(text),
    functionLines: functionsOf(file, text),
  }
}

function shown(file: string): string {
  return relative(projectRoot, file).replaceAll('\\', '/')
}

function importsOf(text: string): string[] {
  const pattern = /(?:from|import)\s*\(?\s*'([^'\n]+)'/g
  return [...text.matchAll(pattern)].flatMap((match) => match[1] ?? [])
}

function packageName(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/')
  return first.startsWith('@') ? `${first}/${second}` : first
}

interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly id?: { readonly name?: string } | null
}

function functionsOf(file: string, text: string): { name: string; lines: number }[] {
  const found: { name: string; lines: number }[] = []
  visit(parseSync(file, text).program, (node) => {
    if (!/^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type)) return
    const lines = text.slice(node.start, node.end).split('\n').length
    const line = text.slice(0, node.start).split('\n').length
    found.push({ name: `${shown(file)}:${line} ${node.id?.name ?? ''}`.trim(), lines })
  })
  return found
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const item of value) visit(item, see)
    return
  }
  // Every object of the parser's tree with a type is a node; its shape beyond that is not relied upon.
  if ('type' in value && 'start' in value) see(value as Node)
  for (const child of Object.values(value)) visit(child, see)
}
