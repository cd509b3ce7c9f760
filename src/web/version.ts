import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../lib/root.ts'

const manifest = z.object({ version: z.string() })

export const version = manifest.parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))).version
