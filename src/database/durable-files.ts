import { fsyncSync } from 'node:fs'
import type { PGlite } from '@electric-sql/pglite'

interface EmscriptenStream {
  readonly nfd: number
  stream_ops: { fsync?: (stream: EmscriptenStream) => number }
}

interface EmscriptenFs {
  open(path: string, flags: string): EmscriptenStream
  close(stream: EmscriptenStream): void
}

/**
 * Gives the embedded store's Node file system a real fsync. Emscripten's own does nothing, so a commit
 * acknowledged before a power cut could be lost. All streams share one `stream_ops`, so one file is enough.
 */
export function makeFsyncReal(store: PGlite): void {
  // PGlite types its Emscripten module loosely; this is the part of FS that is used here.
  const fs = (store.Module as unknown as { FS: EmscriptenFs }).FS
  const stream = fs.open('/pglite/data/PG_VERSION', 'r')
  stream.stream_ops.fsync = (file) => {
    fsyncSync(file.nfd)
    return 0
  }
  fs.close(stream)
}
