import { randomUUID } from 'node:crypto'
import {
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { toGlobalId } from '../../../kit/id.js'
import { world } from '../world.js'
import { ruleChange, type Target } from './target.js'

/** Argument → what is typed into it for a target. */
export type Arguments = Readonly<Record<string, (target: Target) => unknown>>

export interface Variant {
  readonly args: Arguments
  readonly pointed: boolean
  /** Walked to the last field; the others only to their rows, counts and cursors. */
  readonly whole: boolean
}

const receiverOfAll = world.referrals.healthFacilities.find(({ code }) => code === '49001')?.id ?? ''

function publicRecord(type: string): string {
  return toGlobalId(type, '00000000-0000-4000-8000-00000000000b')
}

/** Arguments by which a target is named. A new one needs a line here, or the walk fails and says so. */
const pointing: Record<string, (node: string, where: string) => ((target: Target) => unknown) | undefined> = {
  // Of a stay the one that has ended: every field of it has a value.
  id: node => target => target.ids[node === 'AttachmentContent' ? 'ReferralAttachment' : node === 'Stay' ? 'Stay before' : node],
  stay: () => target => target.ids.Stay,
  resident: () => target => target.ids.Resident,
  // Of two records one may be asked for twice: then they are one person already.
  survivor: () => target => target.ids.Resident,
  merged: () => target => target.ids.Resident,
  merge: () => target => target.ids.ResidentMerge,
  facility: () => target => target.ids.Facility,
  // Of a list it names a hospital of the public register, to which a stranger sends people too: the same for everybody.
  toFacility: node => (node === 'Referral' ? () => toGlobalId('HealthFacility', receiverOfAll) : target => target.ids.Facility),
  fromFacility: () => target => target.ids.Facility,
  referral: () => target => target.ids.Referral,
  attachment: () => target => target.ids.ReferralAttachment,
  check: () => target => target.ids.CoverageCheck,
  number: () => target => target.texts.CoverageStatement,
  card: () => target => target.ids.InsuranceCard,
  staffMember: () => target => target.ids.StaffMember,
  // Lists of techniques are public, and the same for everybody; the list of a worklist is one of an enum.
  technique: () => target => target.ids.Technique,
  list: node => (node === 'Referral' ? undefined : target => target.ids.TechniqueList),
  healthCheck: () => target => target.ids.HealthCheck,
  threshold: () => target => target.ids.Threshold,
  screening: () => target => target.ids.Screening,
  carePlan: () => target => target.ids.CarePlan,
  // Of a plan that gets one more the goal is written out.
  goal: (_, where) => (where === 'Mutation.addCareGoal' ? undefined : target => target.ids.CareGoal),
  session: () => target => target.ids.RehabilitationSession,
  // Whoever is looked for, the answer is of nobody of these tests.
  actor: (_, where) => (where.endsWith('TouchedPeople') ? () => 'somebody' : undefined),
  consent: () => target => target.ids.Consent,
  request: () => target => target.ids.PersonRequest,
  breach: () => target => target.ids.Breach,
  consultation: () => target => target.ids.TeleConsultation,
  import: node => target => target.ids[node.includes('Resident') ? 'ResidentImport' : 'CardImport'],
  followUp: () => target => target.ids.FollowUp,
  alert: () => target => target.ids.Alert,
  opening: () => target => target.ids.SealedOpening,
  identifier: (_, where) => target => (where === 'Query.residentByIdentifier' ? target.texts.IdentifierMatch : target.ids.ResidentIdentifier),
  residentCategory: () => target => target.ids.ResidentCategory,
  condition: () => target => target.ids.Condition,
  allergy: () => target => target.ids.Allergy,
  medicine: () => target => target.ids.Medicine,
  vaccination: () => target => target.ids.Vaccination,
  disability: () => target => target.ids.Disability,
  contact: () => target => target.ids.ResidentContact,
  address: () => target => target.ids.ResidentAddress,
  // A province of the register, in which a stranger may write an address too: the same for everybody.
  province: () => () => toGlobalId('AdministrativeUnit', world.facilities.facilities[0]?.provinceUnitId ?? ''),
  // Records of facilities: of the public register, and so the same for everybody.
  licence: () => () => publicRecord('FacilityLicence'),
  servicePackage: () => () => publicRecord('ServicePackage'),
  offer: () => () => publicRecord('RehabilitationOffer'),
  code: () => target => target.hospital,
  // Somebody described as the target is.
  fullName: (_, where) => (where === 'Query.possibleDuplicates' ? target => target.texts.Resident : undefined),
  birthDate: (_, where) => (where === 'Query.possibleDuplicates' ? () => '1941-03-17' : undefined),
  search: node => target => target.texts[node] ?? target.texts.Resident,
  after: (node, where) => target => target.cursors[where] ?? target.cursors[node],
  before: (node, where) => target => target.cursors[where] ?? target.cursors[node],
}

/** Arguments that narrow or page, the same for every target. */
const plain: Record<string, unknown> = {
  born: '1941',
  days: 60,
  change: ruleChange.id,
  mine: true,
  first: 5,
  last: 5,
  on: '2026-01-01',
  healthFacilities: ['49001'],
  diagnosis: 'I10',
  dueBy: '2030-01-01',
  provinceCode: '48',
  instrument: 'PHQ-9',
  from: '2026-10-01',
  to: '2026-11-02',
}

/** New every time, so that a second question is never taken for the first sent again. */
const fresh: Record<string, () => string> = { idempotencyKey: () => randomUUID() }

/** What a scalar of an input takes when nothing more is known of it. */
const scalars: Record<string, unknown> = {
  String: 'x',
  Int: 1,
  Float: 1,
  Boolean: true,
  UUID: '00000000-0000-4000-8000-00000000000a',
  LocalDate: '2026-11-02',
  DateTime: '2026-11-02T02:00:00Z',
  PartialDate: '1950',
  // Of a province whose officers nobody is here.
  HealthInsuranceCardNumber: 'BT2010000000001',
}

const paging = new Set(['first', 'last', 'after', 'before'])

/** The ways to ask for a field: with what it needs, and once more with each argument it may take. */
export function variantsOf(where: string, field: GraphQLField<unknown, unknown>): Variant[] {
  const node = nodeOf(field)
  const value = (name: string) => valueOf(where, name, node, field)
  const points = (name: string) => pointing[name]?.(node, where) !== undefined
  // Of whom to look for something must be said, whatever it is.
  const isNeeded = (arg: (typeof field.args)[number]) => isRequiredArgument(arg) || (where.endsWith('TouchedPeople') && arg.name === 'actor')
  const needed = Object.fromEntries(field.args.filter(isNeeded).map(({ name }) => [name, value(name)]))
  const paged = field.args.some(({ name }) => name === 'first')
  const base = paged ? { ...needed, first: value('first') } : needed
  const optional = field.args.filter(arg => !isNeeded(arg) && arg.name !== 'first')
  // A timeline goes back with `first` too.
  const backward = () => (field.args.some(({ name }) => name === 'last') ? { ...needed, last: value('last') } : base)
  const withOne = (name: string): Arguments =>
    name === 'last' ? backward() : { ...(name === 'before' ? backward() : base), [name]: value(name) }
  const extra = optional.map(({ name }) => ({ name, args: withOne(name) }))
  const named = extra.filter(({ name }) => points(name) && !paging.has(name)).map(({ name }) => name)
  const isNamed = Object.keys(needed).some(name => points(name) || name === 'input')
  // Lists by name are walked whole by the name; a root that takes one of several keys needs one.
  // The record of the sign-in is walked by its id.
  const standsAlone = isNamed || paged || named.length === 0
  const alone: Variant[] = standsAlone ? [{ args: base, pointed: isNamed, whole: isNamed || !(named.includes('search') || where === 'Query.ownRecord') }] : []
  const isWhole = (name: string) => !isNamed && (name === 'search' || (!paged && named.includes(name)))
  return [
    ...alone,
    ...extra.map(({ name, args }) => ({ args, pointed: isNamed || named.includes(name), whole: isWhole(name) })),
  ]
}

/** The type of the rows behind a field. */
export function nodeOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type)
  const nodes = isObjectType(type) ? type.getFields().nodes : undefined
  return nodes ? getNamedType(nodes.type).name : type.name
}

function valueOf(where: string, name: string, node: string, field: GraphQLField<unknown, unknown>): (target: Target) => unknown {
  const type = field.args.find(arg => arg.name === name)?.type
  const found = type && valueFor(where, name, node, type)
  if (found) return found
  throw new Error(`${where}(${name}:) is new: say in test/support/rights/arguments.ts what a stranger would type into it.`)
}

/** What a stranger would type into an argument or a field of an input; undefined where nothing is known. */
export function valueFor(where: string, name: string, node: string, type: GraphQLInputType): ((target: Target) => unknown) | undefined {
  const pointed = pointing[name]?.(node, where)
  if (pointed) return pointed
  const inner = getNamedType(type)
  if (name in plain) return () => (inner.name === 'DateTime' ? `${String(plain[name])}T00:00:00Z` : plain[name])
  if (name in fresh) return fresh[name]
  if (isEnumType(inner)) {
    const isList = String(getNullableType(type)).startsWith('[')
    return ({ enums }) => {
      const value = enums[inner.name] ?? inner.getValues()[0]?.name
      return isList ? [value] : value
    }
  }
  if (isInputObjectType(inner)) {
    // Whom a change is about is said even where it may be left out.
    const fields = Object.values(inner.getFields()).filter(({ name: each, type: of }) => isNonNullType(of) || each === 'resident')
    const values = fields.map(field => [field.name, valueFor(where, field.name, node, field.type)] as const)
    if (values.some(([, value]) => !value)) return undefined
    return target => Object.fromEntries(values.map(([field, value]) => [field, value?.(target)]))
  }
  return inner.name in scalars ? () => scalars[inner.name] : undefined
}
