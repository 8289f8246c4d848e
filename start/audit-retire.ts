import '../kit/require-node.js'
import { maintain } from './maintenance/maintain.js'

await maintain('audit:retire')
