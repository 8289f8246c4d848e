import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const common = {
  resolve: {
    // One copy of graphql: its ESM and CJS entries are two module instances, and every schema check compares classes.
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url)) }],
  },
}

const timeouts = { testTimeout: 30_000, hookTimeout: 120_000 }

const inline = [/type-graphql/, /@graphql-tools/, /@graphql-hive/, /@apollo/, /graphql-scalars/, /@theguild/, /graphql-/]

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        ...common,
        test: {
          name: 'rules',
          include: ['{client,kit,gateway,subgraphs,start,schema}/**/*.rules.test.ts'],
          // They keep nothing from test to test: the modules are read once, not once for each file.
          isolate: false,
          server: { deps: { inline } },
          ...timeouts,
        },
      },
      {
        ...common,
        test: {
          name: 'parts',
          include: ['{client,kit,gateway,subgraphs,start,schema}/**/*.test.ts', 'test/{contract,facilities,gateway,kit,recipes}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.rules.test.ts'],
          server: { deps: { inline } },
          ...timeouts,
        },
      },
      {
        ...common,
        test: {
          name: 'hub',
          include: ['test/{hub,faults,security,browser}/**/*.test.ts'],
          globalSetup: 'test/support/global-setup.ts',
          server: { deps: { inline } },
          ...timeouts,
        },
      },
    ],
  },
})
