import { uuidFrom } from '../../../kit/id.js'
import type { PartsOf } from './family-parts.js'

/** Two screenings that follow each other, the newer one corrected and with its alert. */
export async function insertScreenings({ run, resident, homeId, begunAt, key, text }: PartsOf): Promise<void> {
  const screening = {
    resident_id: resident, facility_id: homeId, instrument_id: uuidFrom('screening-instrument:PHQ-9:2001'), informant: 'INFORMANT', language: 'vi',
    text_used: text('questions'), answers: JSON.stringify(Array.from({ length: 9 }, (_, i) => ({ item: i + 1, value: i === 8 ? 0 : 2 }))), score: 16,
    band: 'MODERATELY_SEVERE', is_outside_age: false, recorded_at: begunAt, recorded_by: text('screener'), recorded_role: 'nurse',
    recorded_organisation: text('screened at'),
  }
  await run('facilities', 'screening', { id: key('screening before'), ...screening, screened_on: '2026-05-12' })
  await run('facilities', 'screening', { id: key('Screening'), ...screening, version: 2, screened_on: '2026-06-13' })
  await run('facilities', 'screening_before', {
    id: key('screening correction'), screening_id: key('Screening'), version: 2, fields: JSON.stringify({ textUsed: text('questions before') }),
    reason: text('mistake of a screening'), at: begunAt, by: text('corrector'), by_role: 'nurse', by_organisation: text('corrected at'),
  })
  await run('facilities', 'alert', {
    id: key('screening alert'), resident_id: resident, kind: 'SCREENING', severity: 'ALERT', value: 16, subject: 'PHQ-9', threshold_source: text('band'),
    found_on: '2026-06-13', found_in: 'SCREENING', source_id: key('Screening'), raised_at: '2026-06-13T03:00:00Z', version: 2, status: 'CLOSED',
    action: 'WATCH', note: text('what came of the screening'), look_again_on: '2026-06-20', acknowledged_at: begunAt, acknowledged_by: text('carer'),
    acknowledged_role: 'nurse', acknowledged_organisation: text('acknowledged at'), closed_at: begunAt,
  })
}
