import { fieldsOf } from '../../../kit/rights.js'
import { residentTable } from '../resident/resident.access.js'

export const measurementRights = fieldsOf(residentTable, {
  Resident: { lastMeasurements: 'health', measurementSeries: 'health' },
  LastMeasurement: { measure: 'health', value: 'health', unit: 'health', on: 'health' },
  MeasuredPoint: { at: 'health', on: 'health', value: 'health', unit: 'health', band: 'health' },
  MeasurementWarning: { measure: 'within', path: 'within', message: 'within' },
})
