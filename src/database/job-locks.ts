/** Runs `work` if no other run of `name` is going on, in this process or another. Returns whether it ran. */
export interface JobLocks {
  runAlone(name: string, work: () => Promise<void>): Promise<boolean>
}

/** For the embedded store: one process, so a set of names is enough. */
export function processLocks(): JobLocks {
  const held = new Set<string>()
  return {
    async runAlone(name, work) {
      if (held.has(name)) return false
      held.add(name)
      try {
        await work()
      } finally {
        held.delete(name)
      }
      return true
    },
  }
}
