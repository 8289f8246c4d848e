import { z } from 'zod'
import { readCsv } from '../../../kit/csv.js'
import { projectFile } from '../../../kit/files.js'
import { uuidFrom } from '../../../kit/id.js'
import { authorityFunctions, authorityLevels, confidences } from './authority.rules.js'

const orNull = z.string().transform(text => (text === '' ? null : text))
const row = z.object({
  function: z.enum(authorityFunctions),
  level: z.enum(authorityLevels),
  province_code: orNull,
  agency: z.string().min(1),
  valid_from: orNull,
  valid_to: orNull,
  legal_basis: orNull,
  confidence: z.enum(confidences),
})

/** Who answers for a facility by the law, as the table of the project says it. */
export function authorityRules() {
  return readCsv(projectFile('subgraphs/facilities/reference/authorities.csv'), row).map(each => ({
    id: uuidFrom(`authority:${each.function}:${each.level}:${each.province_code ?? ''}:${each.valid_from ?? ''}`),
    function: each.function,
    level: each.level,
    provinceCode: each.province_code,
    agency: each.agency,
    validFrom: each.valid_from,
    validTo: each.valid_to,
    legalBasis: each.legal_basis,
    confidence: each.confidence,
  }))
}
