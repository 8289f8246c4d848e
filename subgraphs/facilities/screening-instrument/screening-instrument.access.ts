import { fieldsOf } from '../../../kit/rights.js'
import { facilityAffairsTable } from '../staff/staff.access.js'

/** Which instruments there are, and what their scores mean, is public. */
export const screeningInstrumentRights = fieldsOf(facilityAffairsTable, {
  Query: { screeningInstruments: 'register' },
  Mutation: { switchInstrument: 'switchInstrument' },
  SwitchInstrumentPayload: { instrument: 'register', userErrors: 'within' },
  ScreeningInstrument: {
    id: 'register',
    code: 'register',
    name: 'register',
    version: 'register',
    validFrom: 'register',
    validTo: 'register',
    scoring: 'register',
    lowestScore: 'register',
    highestScore: 'register',
    items: 'register',
    bands: 'register',
    itemRules: 'register',
    textSource: 'register',
    isValidated: 'register',
    textNote: 'register',
    ageFrom: 'register',
    ageTo: 'register',
    licence: 'register',
    source: 'register',
    confidence: 'register',
    isOnByDefault: 'register',
    isOn: 'register',
    switchVersion: 'register',
    switchedFrom: 'register',
    licenceReference: 'register',
  },
  ScreeningItem: { number: 'register', label: 'register', lowest: 'register', highest: 'register', step: 'register', isReversed: 'register' },
  ScreeningBand: { code: 'register', meaning: 'register', from: 'register', to: 'register', severity: 'register', item: 'register', sex: 'register' },
  ScreeningItemRule: { item: 'register', atLeast: 'register', severity: 'register', source: 'register' },
})
