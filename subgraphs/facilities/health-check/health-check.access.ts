import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

export const healthCheckRights = fieldsOf(residentTable, {
  HealthCheck: {
    id: 'health',
    checkedOn: 'health',
    class: 'health',
    systolicBp: 'health',
    diastolicBp: 'health',
    pulse: 'health',
    weightKg: 'health',
    heightCm: 'health',
    bmi: 'health',
    fastingGlucose: 'health',
    conclusion: 'health',
    nextDueOn: 'health',
    alerts: 'health',
  },
})
