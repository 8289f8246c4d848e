import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const common = {
  resolve: {
    // One copy of graphql: its ESM and CJS entries are two module instances, and every schema check compares classes.
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url)) }],
  },
}

const inline = [/type-graphql/, /@graphql-tools/, /@graphql-hive/, /@apollo/, /graphql-scalars/, /@theguild/, /graphql-/]

// Modules keep nothing from test to test: they are read once for each worker, not once for each file.
const modules = { isolate: false, server: { deps: { inline } } }

// Only a hang ends by these: what has to be fast is counted, or measured beside a peer, never timed alone.
const timeouts = { testTimeout: 90_000, hookTimeout: 180_000, expect: { poll: { timeout: 30_000 } } }

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        ...common,
        test: {
          name: 'rules',
          include: ['{client,kit,gateway,subgraphs,start,schema}/**/*.rules.test.ts'],
          setupFiles: 'test/support/properties.ts',
          ...modules,
          ...timeouts,
        },
      },
      {
        ...common,
        test: {
          name: 'parts',
          include: ['{client,kit,gateway,subgraphs,start,schema}/**/*.test.ts', 'test/{contract,facilities,gateway,kit,recipes}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.rules.test.ts'],
          setupFiles: 'test/support/properties.ts',
          ...modules,
          ...timeouts,
        },
      },
      {
        ...common,
        test: {
          name: 'hub',
          include: ['test/{hub,faults,security,browser}/**/*.test.ts'],
          globalSetup: 'test/support/global-setup.ts',
          ...modules,
          ...timeouts,
        },
      },
    ],
  },
})
