import { openFields } from '../../../kit/rights.js'

/** The facilities sector decides who reads what was found. */
export const alertRights = openFields({ Alert: { id: 'key' } })
