import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema, type GraphQLArgument, isEnumType, isInputObjectType, isObjectType, isInterfaceType } from 'graphql'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { projectFile } from '../../kit/files.js'

const api = buildSchema(readFileSync(projectFile('schema/api.graphql'), 'utf8'))
const types = Object.values(api.getTypeMap()).filter(type => !type.name.startsWith('__'))
const builtIn = new Set(['String', 'Int', 'Float', 'Boolean', 'ID'])
const roots = new Set(['Query', 'Mutation', 'Subscription'])

describe('the graph speaks to its reader', () => {
  test('every type, field, argument and enum value has a description', () => {
    const silent: string[] = []
    for (const type of types) {
      if (!type.description && !builtIn.has(type.name) && !roots.has(type.name)) silent.push(type.name)
      if (isEnumType(type)) silent.push(...type.getValues().filter(each => !each.description).map(each => `${type.name}.${each.name}`))
      if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) continue
      for (const field of Object.values(type.getFields())) {
        if (!field.description) silent.push(`${type.name}.${field.name}`)
        const args: readonly GraphQLArgument[] = 'args' in field ? field.args : []
        silent.push(...args.filter(arg => !arg.description).map(arg => `${type.name}.${field.name}(${arg.name}:)`))
      }
    }
    expect(silent).toEqual([])
  })

  test('what other sectors add to a resident may be missing without taking the resident along', () => {
    const resident = api.getType('Resident')
    const fields = isObjectType(resident) ? resident.getFields() : {}
    const added = ['referrals', 'openReferrals', 'coverage', 'cards']
    expect(added.filter(name => !fields[name] || String(fields[name].type).endsWith('!'))).toEqual([])
  })
})

describe('npm run schema -- --check', () => {
  const top = mkdtempSync(join(tmpdir(), 'an-sinh-hub-schema-'))
  const check = (option = '--check') => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(top, 'dist/schema/build.js'), option], { encoding: 'utf8' })
    return { status, says: (stdout + stderr).trim() }
  }

  beforeEach(() => {
    for (const each of ['dist', 'schema', 'docs', 'subgraphs', 'kit', 'package.json', 'CHANGELOG.md']) {
      cpSync(projectFile(each), join(top, each), { recursive: true, force: true })
    }
    rmSync(join(top, 'node_modules'), { force: true })
    symlinkSync(projectFile('node_modules'), join(top, 'node_modules'))
  })
  afterAll(() => rmSync(top, { recursive: true, force: true }))

  const change = (file: string, from: string | RegExp, to: string) => {
    const path = join(top, file)
    const text = readFileSync(path, 'utf8')
    expect(text).toMatch(from)
    writeFileSync(path, text.replace(from, to))
  }

  test('agrees with what is committed', () => {
    expect(check()).toEqual({ status: 0, says: 'The schema files are what the code says, and nothing that clients use was broken.' })
  })

  test('fails on a difference that was not declared', () => {
    change('schema/referrals.graphql', 'paperNumber', 'paperNo')
    expect(check()).toEqual({
      status: 1,
      says: 'schema/referrals.graphql is not what the code says. Run "npm run schema" and commit the difference.',
    })
  })

  test('fails on a breaking change of the released API', () => {
    change('schema/released/api.graphql', /type Stay \{/, 'type Stay {\n  ward: String')
    const { status, says } = check()
    expect(status).toBe(1)
    expect(says).toBe(
      "Breaking: Field 'ward' was removed from object type 'Stay' Keep it (deprecate it with a date), or release the change on purpose.",
    )
  })

  test('releases only with a line in the CHANGELOG', { timeout: 120_000 }, () => {
    change('schema/released/api.graphql', /type Stay \{/, 'type Stay {\n  ward: String')
    change('CHANGELOG.md', /^- Schema [0-9a-f]{8}:.*$/m, '- a line that went away')
    const refused = check('--release')
    expect(refused.status).toBe(1)
    const line = /"(- Schema [0-9a-f]{8}:)"/.exec(refused.says)?.[1]
    change('CHANGELOG.md', '# Changelog\n', `# Changelog\n\n${line} the ward of a stay is gone.\n`)
    expect(check('--release')).toMatchObject({ status: 0 })
    expect(check()).toMatchObject({ status: 0 })
  })

  test('the examples fit the API', async () => {
    const { validate, parse } = await import('graphql')
    for (const name of execFileSync('ls', [projectFile('schema/examples')], { encoding: 'utf8' }).trim().split('\n')) {
      expect(validate(api, parse(readFileSync(projectFile(`schema/examples/${name}`), 'utf8'))), name).toEqual([])
    }
  })
})
