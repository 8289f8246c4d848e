import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    // One copy of graphql: its ESM and CJS entries are two module instances, and every schema check compares classes.
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url)) }],
  },
  test: {
    include: ['{kit,gateway,subgraphs,start,schema}/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    server: { deps: { inline: [/type-graphql/, /@graphql-tools/, /@graphql-hive/, /@apollo/, /graphql-scalars/] } },
  },
})
