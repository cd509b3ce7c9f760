import { spawn } from 'node:child_process'
import { root } from './step.mjs'

/** Runs a Node program and shows what it printed only when it fails. */
export function runQuietly(argumentList, environment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, argumentList, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let printed = ''
    child.stdout.on('data', (chunk) => (printed += chunk))
    child.stderr.on('data', (chunk) => (printed += chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`${argumentList.join(' ')} ended with status ${code}:\n${beginning(printed)}`))
    })
  })
}

/** npm and the build tools say what is wrong first, and much else after it. */
function beginning(text) {
  return text.trim().split('\n').slice(0, 40).join('\n')
}
