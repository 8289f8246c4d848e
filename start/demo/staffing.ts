import { foldName } from '../../kit/vn/names.js'
import { addDays, addMonths } from '../../kit/vn/working-days.js'
import type { StaffingDemo } from '../../subgraphs/facilities/demo.js'
import { checkListCriteria, techniqueLists, techniques } from '../../subgraphs/facilities/reference-staffing.js'
import type { StaffContract, StaffPosition } from '../../subgraphs/facilities/staff/staff.rules.js'
import { nameOf } from './names.js'
import type { CareHome } from './places.js'
import { type Random, random } from './random.js'
import type { Setting } from './setting.js'

/** Homes have streams of chance of their own, far from those of their residents. */
const firstStream = 30_000_000

interface Home {
  readonly home: CareHome
  readonly from: number
  readonly to: number
}

/** Who works in each home, with their certificates and courses, which techniques they can do, and what the check-list says. */
export function staffingDemo(homes: readonly Home[], setting: Setting): StaffingDemo {
  const listed = listedIn(setting)
  const all = homes.map((each, index) => staffingOfHome(each, random(setting.seed, firstStream + index), index, { ...setting, ...listed }))
  return {
    staff: all.flatMap(({ staff }) => staff),
    certificates: all.flatMap(({ certificates }) => certificates),
    trainings: all.flatMap(({ trainings }) => trainings),
    revisions: all.flatMap(({ revisions }) => revisions),
    techniques: all.flatMap(({ techniques }) => techniques),
    checkListAnswers: all.flatMap(({ checkListAnswers }) => checkListAnswers),
  }
}

/** The techniques and criteria of the day. */
function listedIn({ today }: Setting) {
  const list = techniqueLists().find(({ validFrom, validTo }) => validFrom <= today && (validTo === null || validTo >= today))
  return { listed: techniques().filter(({ listId }) => listId === list?.id), criteria: checkListCriteria() }
}

type Listed = ReturnType<typeof listedIn>

function staffingOfHome({ home, from, to }: Home, chance: Random, index: number, setting: Setting & Listed): StaffingDemo {
  const staff = staffOf(home, to - from, chance, setting)
  return {
    staff,
    certificates: staff.filter(each => medical.has(each.position)).map((each, i) => certificateOf(each.id, i, index, chance, setting)),
    trainings: staff.filter(({ position }) => position === 'CARE_WORKER' || position === 'SOCIAL_WORKER').slice(0, 2)
      .map(each => trainingOf(each.id, chance, setting)),
    ...techniquesOf(home, chance, setting),
  }
}

function stamp({ now }: Setting) {
  return { recordedAt: now, recordedBy: 'demo' }
}

const notWithdrawn = { withdrawnAt: null, withdrawnBy: null, withdrawReason: null }

const medical: ReadonlySet<StaffPosition> = new Set(['DOCTOR', 'PHYSICIAN_ASSISTANT', 'NURSE', 'REHABILITATION_TECHNICIAN'])

/** Fewer than the norm asks for in most places, as the plans say. */
function positionsOf({ type }: CareHome, residents: number, chance: Random): readonly (readonly [StaffPosition, number])[] {
  const perHead = (persons: number, most: number) => Math.min(most, Math.max(1, Math.floor(residents / persons)))
  const hasChildren = type === 'CHILDREN' || type === 'GENERAL' || type === 'SOCIAL_WORK_CENTRE'
  return [
    ['DIRECTOR', 1],
    ['DEPUTY_DIRECTOR', chance.int(1, 2)],
    ['SOCIAL_WORKER', perHead(110, 3)],
    ['PSYCHOLOGIST', chance.chance(0.5) ? 1 : 0],
    ['CARE_WORKER', perHead(14, 14)],
    ['DOCTOR', chance.chance(0.6) ? 1 : 0],
    ['PHYSICIAN_ASSISTANT', 1],
    ['NURSE', perHead(90, 3)],
    ['REHABILITATION_TECHNICIAN', chance.int(0, 2)],
    ['NUTRITION_WORKER', perHead(40, 4)],
    ['TEACHER', hasChildren ? chance.int(1, 2) : 0],
    ['INDIRECT', chance.int(2, 5)],
  ]
}

function staffOf(home: CareHome, residents: number, chance: Random, setting: Setting) {
  return positionsOf(home, residents, chance).flatMap(([position, count]) =>
    Array.from({ length: count }, () => memberOf(home, position, chance, setting)),
  )
}

function memberOf(home: CareHome, position: StaffPosition, chance: Random, setting: Setting) {
  const id = chance.uuid()
  const { fullName } = nameOf(chance, chance.chance(0.3) ? 'MALE' : 'FEMALE')
  // The plans let homes take doctors by contract.
  const contract: StaffContract = position === 'DOCTOR' ? 'SERVICE_CONTRACT' : chance.chance(0.7) ? 'PUBLIC_EMPLOYEE' : 'LABOUR_CONTRACT'
  return {
    id,
    version: 1,
    facilityId: home.id,
    fullName,
    nameFolded: foldName(fullName),
    position,
    contract,
    fromOn: addDays(setting.today, -chance.int(400, 4_000)),
    toOn: contract === 'SERVICE_CONTRACT' ? addDays(setting.today, chance.int(30, 300)) : null,
    endReason: null,
    ...stamp(setting),
  }
}

/** The first of a home ends soon; in every third home the second has ended. Licences are for five years (Luật KCB 15/2023). */
function certificateOf(staffMemberId: string, place: number, home: number, chance: Random, setting: Setting) {
  const left = place === 0 ? chance.int(5, 55) : place === 1 && home % 3 === 0 ? -chance.int(10, 90) : chance.int(200, 1_500)
  const expiresOn = addDays(setting.today, left)
  return {
    id: chance.uuid(),
    staffMemberId,
    kind: 'PRACTICE_LICENCE' as const,
    number: `GPHN-MAU-${String(home * 100 + place).padStart(6, '0')}`,
    scope: 'Theo chức danh chuyên môn',
    issuedOn: addMonths(expiresOn, -60),
    expiresOn,
    ...stamp(setting),
    ...notWithdrawn,
  }
}

function trainingOf(staffMemberId: string, chance: Random, setting: Setting) {
  const beganOn = addDays(setting.today, -chance.int(60, 700))
  return {
    id: chance.uuid(),
    staffMemberId,
    course: chance.pick(['Tập huấn công tác xã hội cơ bản', 'Chăm sóc người bệnh tại giường', 'Phục hồi chức năng dựa vào cộng đồng']),
    provider: 'Sở Y tế',
    beganOn,
    endedOn: addDays(beganOn, 4),
    hours: 40,
    ...stamp(setting),
    ...notWithdrawn,
  }
}

function techniquesOf(home: CareHome, chance: Random, setting: Setting & Listed) {
  const share = chance.pick([0.5, 0.65, 0.75, 0.9])
  const performed = setting.listed.filter(() => chance.chance(share))
  const fromOn = addDays(setting.today, -chance.int(100, 300))
  const answers = setting.criteria.filter(() => chance.chance(0.95))
  const revision = (subject: 'TECHNIQUES' | 'CHECK_LIST') => ({
    id: chance.uuid(), facilityId: home.id, subject, version: 1, actorRole: 'head', ...stamp(setting),
  })
  return {
    revisions: [revision('TECHNIQUES'), revision('CHECK_LIST')],
    techniques: performed.map(({ id }) => ({
      id: chance.uuid(), facilityId: home.id, techniqueId: id, fromOn, toOn: null, ...stamp(setting), ...notWithdrawn,
    })),
    checkListAnswers: answers.map(({ id }) => {
      const isMet = chance.chance(0.93)
      return {
        id: chance.uuid(),
        facilityId: home.id,
        criterionId: id,
        revision: 1,
        answer: isMet ? ('MET' as const) : ('NOT_MET' as const),
        answeredOn: fromOn,
        evidence: isMet ? 'Biên bản tự kiểm tra của cơ sở' : 'Chưa có, đã đưa vào kế hoạch năm sau',
        actorRole: 'head',
        ...stamp(setting),
      }
    }),
  }
}
