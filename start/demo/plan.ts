import {
  openStatuses,
  type ReferralStatus,
  referralStatuses,
} from '../../subgraphs/referrals/referral/referral.rules.js'

/** Of so many referrals in a row, how many are in which status. */
const shares = {
  DRAFT: 3, ISSUED: 3, SENT: 5, RECEIVED: 4, INFO_REQUESTED: 2, ACCEPTED: 5, ARRIVED: 3, IN_TREATMENT: 5, COMPLETED: 4,
  CLOSED: 26, REJECTED: 2, REDIRECTED: 2, NO_SHOW: 2, CANCELLED: 2, EXPIRED: 3, DIED: 1,
} as const satisfies Record<ReferralStatus, number>

const row = referralStatuses.flatMap(status => Array<ReferralStatus>(shares[status]).fill(status))

/** A step that shares no factor with the length visits every place once. */
const step = 31

/** How many referrals one patient after the other has. */
const perPatient = [1, 2, 1, 3, 1, 2, 1, 4, 1, 2] as const
const perTen = perPatient.reduce((sum, count) => sum + count, 0)

/** Which residents are patients, and with referrals in which statuses: known for any of them without the others. */
export interface PatientPlan {
  statusesOf(residentIndex: number): readonly ReferralStatus[]
}

/** Each redirected referral brings a second one, its child, which is counted in. */
export function patientPlan(residents: number, referrals: number): PatientPlan {
  const planned = Math.round((referrals * row.length) / (row.length + shares.REDIRECTED))
  let patients = 0
  while (startOf(patients) < planned) patients += planned - startOf(patients) > perTen ? perPatient.length : 1
  return {
    statusesOf(index) {
      const first = Math.ceil((index * patients) / residents)
      const past = Math.ceil(((index + 1) * patients) / residents)
      const [from, to] = [startOf(first), Math.min(startOf(past), planned)]
      const statuses = Array.from({ length: to - from }, (_, i) => row[((from + i) * step) % row.length]!)
      return possible(statuses)
    },
  }
}

function startOf(patient: number): number {
  const rest = perPatient.slice(0, patient % perPatient.length).reduce((sum, count) => sum + count, 0)
  return Math.floor(patient / perPatient.length) * perTen + rest
}

/** Nobody dies twice, is treated or sent on after death, or lies in two hospitals. */
function possible(statuses: readonly ReferralStatus[]): ReferralStatus[] {
  const died = statuses.indexOf('DIED')
  const inHospital = statuses.findIndex(isInHospital)
  return statuses.map((status, i) => {
    const afterDeath = died >= 0 && (isInHospital(status) || openStatuses.includes(status))
    const again = (isInHospital(status) && i !== inHospital) || (status === 'DIED' && i !== died)
    return afterDeath || again ? 'CLOSED' : status
  })
}

/** Or may be, after being redirected. */
function isInHospital(status: ReferralStatus): boolean {
  return status === 'ARRIVED' || status === 'IN_TREATMENT' || status === 'REDIRECTED'
}
