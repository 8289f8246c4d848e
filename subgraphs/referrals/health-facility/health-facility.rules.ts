export { type FormerTier, formerTiers } from '../../../kit/vn/technical-level.js'
