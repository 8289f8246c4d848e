// What failed in a suite, each with the beginning of its reason: a log is often read from its end.
import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'

const [suite, file] = process.argv.slice(2)
const plain = stripVTControlCharacters
let results
try {
  results = JSON.parse(readFileSync(file, 'utf8')).testResults
} catch {
  process.stdout.write(`${suite}: gave no results\n`)
  process.exit(0)
}
for (const { name, message, assertionResults } of results) {
  const where = name.replace(/^.*?\/(?=(test|kit|subgraphs|gateway|start|schema|client)\/)/, '')
  const failed = assertionResults.filter(({ status }) => status === 'failed')
  if (message && failed.length === 0) process.stdout.write(`${suite}: ${where}: ${plain(message).slice(0, 600)}\n`)
  for (const { fullName, failureMessages } of failed) {
    process.stdout.write(`${suite}: ${where}: ${fullName}\n    ${plain(failureMessages.join(' ')).slice(0, 600).replaceAll('\n', '\n    ')}\n`)
  }
}
