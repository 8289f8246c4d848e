import { registerEnumType } from 'type-graphql'
import { departures } from '../../../kit/vn/borrowed-facts.js'

export const DepartureEnum = Object.fromEntries(departures.map(departure => [departure, departure]))
registerEnumType(DepartureEnum, {
  name: 'Departure',
  description: 'How a person left care (rời cơ sở).',
  valuesConfig: {
    DIED: { description: 'Died (tử vong).' },
    DISCHARGED: { description: 'Was discharged (kết thúc trợ giúp).' },
  },
})
