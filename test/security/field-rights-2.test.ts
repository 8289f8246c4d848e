import { roles } from '../../kit/auth.js'
import { strangersMeetNothing } from '../support/rights/strangers-meet-nothing.js'

strangersMeetNothing(roles.slice(4), { part: 1, of: 2 })
