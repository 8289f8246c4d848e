import { fieldsOf } from '../../../kit/rights.js'
import { facilityAffairsTable } from '../staff/staff.access.js'

/** What a facility can do is published, as the list of techniques of a hospital is. */
export const techniqueRights = fieldsOf(facilityAffairsTable, {
  Query: { techniqueLists: 'register', techniqueListChoices: 'register' },
  Mutation: {
    recordTechniques: 'recordTechniques',
    recordTechniqueList: 'recordTechniqueList',
    chooseTechniqueList: 'chooseTechniqueList',
  },
  Facility: { techniques: 'register' },
  Technique: { id: 'register', code: 'register', name: 'register' },
  TechniqueList: {
    id: 'register',
    name: 'register',
    provinceCode: 'register',
    validFrom: 'register',
    validTo: 'register',
    legalBasis: 'register',
    source: 'register',
    confidence: 'register',
    techniques: 'register',
  },
  TechniqueListChoice: { version: 'register', from: 'register', reason: 'register', list: 'register' },
  FacilityTechnique: { technique: 'register', isPerformed: 'register', since: 'register' },
  TechniqueShare: {
    on: 'register',
    version: 'register',
    list: 'register',
    isChosen: 'register',
    performed: 'register',
    listed: 'register',
    percent: 'register',
    meetsPlan: 'register',
    entries: 'register',
  },
  RecordTechniquesPayload: { techniques: 'register', userErrors: 'within' },
  RecordTechniqueListPayload: { list: 'register', userErrors: 'within' },
  ChooseTechniqueListPayload: { choice: 'register', userErrors: 'within' },
})
