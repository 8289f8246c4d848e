import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { readOperations } from './operations.mjs'

const at = path => fileURLToPath(new URL(path, import.meta.url))

/** The hub that `npm run dev:console` asks. */
const hub = process.env.HUB_URL ?? 'http://127.0.0.1:4000'

export default defineConfig({
  root: at('.'),
  // Pages live anywhere at the gateway; what they load lives here.
  base: '/console/',
  plugins: [react(), operations()],
  html: { cspNonce: 'CSP_NONCE' },
  build: {
    outDir: at('../dist/console/site'),
    emptyOutDir: true,
    target: 'es2023',
    // A page that loads from itself needs no help with the order.
    modulePreload: { polyfill: false },
    // Data in style sheets would need a rule of its own in the content policy.
    assetsInlineLimit: 0,
    sourcemap: false,
    // What the first page loads is measured by a test, compressed.
    chunkSizeWarningLimit: 1_000,
  },
  server: { proxy: { '/graphql': hub, '/console/settings.json': hub } },
  logLevel: 'warn',
})

/** The `.graphql` files of the pages become types and ids, and for the gateway the trusted documents. */
function operations() {
  let isServing = false
  const write = async () => {
    const { source, enums, trusted } = await readOperations({ withTexts: isServing })
    mkdirSync(at('src/generated'), { recursive: true })
    mkdirSync(at('../dist/console'), { recursive: true })
    writeFileSync(at('src/generated/operations.ts'), source)
    writeFileSync(at('src/generated/enums.ts'), enums)
    writeFileSync(at('../dist/console/documents.json'), JSON.stringify(trusted, null, 1))
  }
  return {
    name: 'operations',
    configResolved: ({ command }) => void (isServing = command === 'serve'),
    buildStart: write,
    handleHotUpdate: ({ file }) => (file.endsWith('.graphql') ? write() : undefined),
  }
}
