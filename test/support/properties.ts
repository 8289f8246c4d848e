import fc from 'fast-check'

// A suite that is run twice says the same twice. Other examples are tried by `npm run test:long`, or by hand:
// HUB_TEST_SEED=7 HUB_TEST_RUNS=5000 npx vitest run --project rules

const { HUB_TEST_SEED: seed = '2611', HUB_TEST_RUNS: runs } = process.env
fc.configureGlobal({ seed: Number(seed), ...(runs && { numRuns: Number(runs) }) })
