// Prepares, then becomes the built program: one process, so that a signal sent to it reaches the app.
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepareOrExit } from './prepare.mjs'
import { root } from './step.mjs'

const [, , program = '', ...rest] = process.argv
await prepareOrExit({ withDev: false })
const file = resolve(join(root, 'dist', program))
process.argv = [process.argv[0] ?? 'node', file, ...rest]
process.setSourceMapsEnabled(true)
await import(pathToFileURL(file).href)
