import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './step.mjs'

/**
 * Whether node_modules holds what package-lock.json asks for, by npm's own record of what it put there.
 * Packages only tests and checks need may be missing when `withDev` is false (npm ci --omit=dev).
 */
export function isInstalled(withDev) {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const present = packagesOf(record)
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    const found = present[path]
    if (found) return found.version === wanted.version
    // Optional packages are mostly for other machines' processors.
    return path === '' || wanted.optional || wanted.devOptional || wanted.peer || (wanted.dev && !withDev)
  })
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}
