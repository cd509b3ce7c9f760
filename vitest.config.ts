import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    globalSetup: ['tests/support/prepare-databases.ts'],
    // Most of a file's time went into loading the same modules again: none of them keeps anything between two files.
    pool: 'threads',
    isolate: false,
    // Each worker holds an embedded PostgreSQL of about 300 MB.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
