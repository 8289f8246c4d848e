import { expect, test } from 'vitest'
import { uuidFrom } from '../../../kit/id.js'
import { healthAlert } from '../../../kit/vn/borrowed-facts.js'
import { type AlertToTell, alertRaised } from './alert.events.js'

const alert: AlertToTell = {
  id: uuidFrom('alert'),
  residentId: uuidFrom('resident'),
  kind: 'THRESHOLD_HIGH',
  severity: 'URGENT',
  measure: 'systolic_bp',
  value: 182,
  checkedOn: '2026-06-12',
  raisedAt: new Date('2026-06-12T03:00:00Z'),
}

test('an alert is told once, as what was found and of whom, and fits the fact that others borrow', () => {
  const { id, raisedAt, ...finding } = alert
  const event = alertRaised(alert)
  const payload = { ...finding, subject: null, alertId: id, raisedAt: raisedAt.toISOString() }
  expect(event).toEqual({ type: 'alert.raised', aggregate: 'Alert', aggregateId: id, version: 1, payload })
  expect(healthAlert.shape.parse(event.payload)).toEqual(payload)
})

test('what else a row says – the conclusion, the place – is not told', () => {
  const row = { ...alert, conclusion: 'Cần khám chuyên khoa', facilityId: uuidFrom('QN-CNMT'), facilityCode: 'QN-CNMT' }
  expect(alertRaised(row)).toEqual(alertRaised(alert))
})
