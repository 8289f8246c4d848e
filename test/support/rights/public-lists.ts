import { toGlobalId, uuidFrom } from '../../../kit/id.js'

export const cursor = (key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url')

const techniqueKey = uuidFrom('technique:TT23-PL1:M1.01')
const instrumentKey = uuidFrom('screening-instrument:PHQ-9:2001')
/** Rows of public registers: nobody's, and so the same for everybody. */
export const publicLists = {
  ids: { Technique: toGlobalId('Technique', techniqueKey), TechniqueList: toGlobalId('TechniqueList', uuidFrom('technique-list:TT23-PL1')) },
  cursors: {
    ScreeningInstrument: cursor(['PHQ-9', instrumentKey]),
    Technique: cursor(['M1.01', techniqueKey]),
    FacilityTechnique: cursor(['M1.01', techniqueKey]),
    TechniqueList: cursor(['2025-01-01', uuidFrom('technique-list:TT23-PL1')]),
  },
}
