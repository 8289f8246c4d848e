import { type Role, roles } from '../kit/auth.js'
import { canBeCovered, longestCoverDays } from '../kit/cover.rules.js'
import { type BasisName, grounds, legalBases, purposes } from '../kit/legal-basis.rules.js'
import { type RightsTable, sharedRules, type SliceRights } from '../kit/rights.js'
import { personReach } from '../kit/scope.js'
import * as facts from '../kit/vn/borrowed-facts.js'
import type { SubgraphName } from './subgraphs.js'

export type RightsBySubgraph = Readonly<Record<SubgraphName, { readonly rights: readonly SliceRights[] }>>

const roleNames: Record<Role, string> = {
  nurse: 'điều dưỡng, nhân viên chăm sóc',
  clinician: 'bác sĩ, y sĩ',
  signer: 'người ký giấy chuyển',
  head: 'người đứng đầu cơ sở',
  coordinator: 'điều phối chuyển tuyến',
  'insurance-officer': 'giám định viên BHYT',
  'insurance-head': 'lãnh đạo BHXH',
  'programme-officer': 'cán bộ kế hoạch cấp tỉnh',
  auditor: 'kiểm tra, thanh tra',
  resident: 'người được chăm sóc',
  guardian: 'người giám hộ',
  admin: 'quản trị hệ thống',
}

/** `docs/security.md`: who may read and do what, for a reader who does not know the code. */
export function securityPage(subgraphs: RightsBySubgraph): string {
  const slices = Object.values(subgraphs).flatMap(({ rights }) => rights)
  const tables = new Set(slices.flatMap(({ table }) => table ?? []))
  return `${preface()}
${legalSection()}
${[...tables].map(tableSection).join('\n')}
## The rule of every field

A field without a rule does not start. Beside the parts above:

${table(['rule', 'means'], Object.entries(sharedRules).map(([rule, means]) => [`\`${rule}\``, means]))}
The shells of lists (\`…Connection\`, \`…Edge\`, \`PageInfo\`) follow \`rows\` or \`register\` of the field that gives the list.

${Object.entries(subgraphs).map(([name, { rights }]) => fieldSection(name, rights)).join('\n')}`
}

function preface(): string {
  const reach = roles.map(role => [`\`${role}\``, roleNames[role], personReach[role].join(', ') || '–', canBeCovered[role] ? 'yes' : '–'])
  return `# Who may read and do what

Printed from the \`*.access.ts\` of the slices by \`npm run schema\`; do not edit. \`test/security\` holds every cell of it
against the running hub, and every field against strangers.

A token names a **role** (vai trò) and an organisation or a person. From it and from a record follows the **relation**
(quan hệ) in which the caller stands to the record; role and relation give **parts** (phần dữ liệu) to read and **actions**
(thao tác) to do. What is not listed is not allowed.

- **Not there** (không tồn tại): a record that the caller may not see answers as an id that does not exist – the same null,
  the same empty list, the same count, the same cursor, no error. A list gives the same word as one record asked by its id.
- **FORBIDDEN** (không được phép): the caller sees the record but not this part of it. The error stands at the field; the
  rest of the answer is there.
- **Sealed** (niêm phong): that somebody is in drug rehabilitation (cai nghiện ma tuý), or was, and what tells of HIV. Lists, counts,
  searches, filters, files and live lines hold none of it, for anybody but its own staff and the person – and, as a referral without its
  sender, the health facilities that treat the person. Whoever is kept from a person by nothing but the seal, and asks by \`resident(id:)\`,
  is told \`RECORD_SEALED\`; on a record that is seen, \`Resident.sealed\` says that something of it is sealed, in the same words whatever it is. Codes
  and texts that tell of HIV are left out of checks, alerts and referrals, or say "sealed". \`openSealedRecord\` lets one caller read one
  record by its id for a short time; who keeps the record looks at it, and the person is told ([ADR 16](adr/0016-seals-say-that-they-are-there.md)).
- **Small** (ô nhỏ): a count of 1 to 4 people is told to who could list them; to others not, nor what would give it by subtraction
  (\`kit/vn/small-cell.rules.ts\`).
- **Consent** (sự đồng ý): what rests on the ground CONSENT is open of those only who agreed, and of who is on the way to a
  hospital; of the others it is FORBIDDEN at the field and not in the lists. Taken back, it is over with the next statement.
- **Audit** (nhật ký truy cập): whoever reads a person is written down before the answer leaves; an answer that cannot be
  written down is withheld. Changes are written down in the transaction that makes them. The entries of a sector are a
  chain that is only ever added to; its head is signed every ten seconds and kept outside the database, and
  \`npm run audit:verify\` names the first entry that was changed, removed, put in or cut off.

- **Scope** (phạm vi): each part and action is a scope, \`table:part\`, printed into the schema as \`@requiresScopes\`. A token that lists scopes
  holds no others; a token without a person (a machine’s) holds only what it lists. What a caller does not hold reaches no sector.
- **Cover** (làm thay): a token with \`act_for\` does the work of somebody who is away, by their role and organisation, until the end of the
  day it names, at most ${longestCoverDays} days. Who acts and for whom are both written down. It is never a second pair of eyes for the one covered.

## How a role can stand to a person

The narrowest relation that the token names: facility before province. Nobody stands in two at once.

${table(['role', 'in Vietnamese', 'relations', 'can be covered'], reach)}`
}

function legalSection(): string {
  const bases = Object.entries(legalBases).map(([name, basis]) => {
    const { purpose, ground, allows, source } = basis
    return [`\`${name}\``, purpose, ground, 'otherwise' in basis ? `${allows}; ${basis.otherwise}` : allows, source]
  })
  const copies = Object.values(facts).flatMap(fact => (typeof fact === 'object' && 'basis' in fact ? [[`\`${fact.type}\``, fact.source, `\`${fact.basis}\``]] : []))
  return `## On which legal basis

Every grant below has a purpose (mục đích) and a legal basis (căn cứ); a grant without one does not compile. The purpose of a look follows
from role and relation and is asked of nobody.

${table(['purpose', 'in Vietnamese', 'means'], Object.entries(purposes).map(([name, { vi, en }]) => [name, vi, en]))}
${table(['ground', 'means'], Object.entries(grounds).map(([name, means]) => [name, means]))}
${table(['basis', 'purpose', 'ground', 'what may pass, and to whom', 'source'], bases)}
What one sector tells another without being asked:

${table(['event', 'told by', 'basis'], copies)}`
}

/** For each role and relation the parts that one basis opens. */
function basisRows({ bases }: RightsTable): string[][] {
  return Object.entries(bases).flatMap(([role, byRelation]) =>
    Object.entries(byRelation).flatMap(([relation, byPart]) => {
      const of = (basis: BasisName) => Object.keys(byPart).filter(part => byPart[part] === basis).map(part => `\`${part}\``)
      return [...new Set(Object.values(byPart))].map(basis => [`\`${role}\``, relation, `\`${basis}\``, of(basis).join(', ')])
    }),
  )
}

function tableSection(rights: RightsTable): string {
  const { about, relations, parts, reads, actions = {} } = rights
  const means = Object.entries(relations).map(([relation, meaning]) => `- \`${relation}\`: ${meaning}`)
  const words = { 'not-there': 'not there', forbidden: '`FORBIDDEN`', null: 'null', condition: 'those rows or values are not there' }
  const partRows = Object.entries(parts).map(([part, { means, refused }]) => [`\`${part}\``, means, words[refused]])
  const readRows = roles.map(role => [
    `\`${role}\``,
    ...Object.keys(parts).map(part => listed(Object.keys(relations).filter(relation => reads[role][relation]?.includes(part)))),
  ])
  const actionRows = roles.map(role => [`\`${role}\``, ...Object.values(actions).map(by => listed(by[role] ?? []))])
  const acting = Object.keys(actions).length === 0 ? '' : `
Who may do what, by relation:

${table(['role', ...Object.keys(actions).map(action => `\`${action}\``)], actionRows)}`
  const why = basisRows(rights)
  const basis = why.length === 0 ? '' : `
On which basis:

${table(['role', 'relation', 'basis', 'parts'], why)}`
  return `## ${about}

The caller

${means.join('\n')}

${table(['part', 'holds', 'who may not read it gets'], partRows)}
Who reads which part, by relation:

${table(['role', ...Object.keys(parts).map(part => `\`${part}\``)], readRows)}${basis}${acting}`
}

function listed(names: readonly string[]): string {
  return names.join(', ') || '–'
}

function fieldSection(subgraph: string, rights: readonly SliceRights[]): string {
  const rows = rights.flatMap(({ fields }) =>
    Object.entries(fields).flatMap(([type, rules]) => {
      const of = (rule: string) => Object.keys(rules).filter(field => rules[field] === rule)
      return [...new Set(Object.values(rules))].map(rule => [`\`${type}\``, `\`${rule}\``, of(rule).join(', ')])
    }),
  )
  return `### ${subgraph}

${table(['type', 'rule', 'fields'], rows)}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  return `${line(head)}|${'---|'.repeat(head.length)}\n${rows.map(line).join('')}`
}
