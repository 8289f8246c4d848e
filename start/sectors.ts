import type { Announcer } from '../kit/announce.js'
import type { Copy } from '../kit/copy.js'
import type { Database, DatabaseTarget } from '../kit/database.js'
import type { SubgraphDependencies } from '../kit/subgraph-app.js'
import type { SubgraphServer } from '../kit/subgraph-server.js'
import { subgraphs, type SubgraphName } from '../schema/subgraphs.js'
import { announcers as facilitiesAnnouncers } from '../subgraphs/facilities/announcers.js'
import { createFacilities } from '../subgraphs/facilities/app.js'
import { copies as facilitiesCopies } from '../subgraphs/facilities/copies.js'
import { openFacilitiesDatabase } from '../subgraphs/facilities/orm.js'
import { seedReference as seedFacilities } from '../subgraphs/facilities/reference.js'
import { announcers as insuranceAnnouncers } from '../subgraphs/insurance/announcers.js'
import { createInsurance } from '../subgraphs/insurance/app.js'
import { cardGatewayFromSettings } from '../subgraphs/insurance/config.js'
import { copies as insuranceCopies } from '../subgraphs/insurance/copies.js'
import { openInsuranceDatabase } from '../subgraphs/insurance/orm.js'
import { seedReference as seedInsurance } from '../subgraphs/insurance/reference.js'
import { announcers as referralsAnnouncers } from '../subgraphs/referrals/announcers.js'
import { createReferrals } from '../subgraphs/referrals/app.js'
import { copies as referralsCopies } from '../subgraphs/referrals/copies.js'
import { openReferralsDatabase } from '../subgraphs/referrals/orm.js'
import { seedReference as seedReferrals } from '../subgraphs/referrals/reference.js'

/** How one sector is opened, filled with what the law gives, and run. */
export interface Sector {
  open(target: DatabaseTarget): Promise<Database>
  seedReference(db: Database): Promise<void>
  /** What the others are to know of rows that came without an event. */
  announcers(db: Database): Promise<readonly Announcer[]>
  /** What it borrows of the others. */
  readonly copies: readonly Copy[]
  create(dependencies: SubgraphDependencies): Promise<SubgraphServer>
}

export const sectors: Record<SubgraphName, Sector> = {
  facilities: {
    open: openFacilitiesDatabase,
    seedReference: seedFacilities,
    announcers: facilitiesAnnouncers,
    copies: facilitiesCopies,
    create: createFacilities,
  },
  referrals: {
    open: openReferralsDatabase,
    seedReference: seedReferrals,
    announcers: referralsAnnouncers,
    copies: referralsCopies,
    create: createReferrals,
  },
  insurance: {
    open: openInsuranceDatabase,
    seedReference: seedInsurance,
    announcers: insuranceAnnouncers,
    copies: insuranceCopies,
    create: dependencies => createInsurance({ ...dependencies, cardGateway: cardGatewayFromSettings(dependencies.clock) }),
  },
}

export type SectorDatabases = Record<SubgraphName, Database>

/** Makes one value for each sector, in the order of the list. */
export async function forEachSector<Value>(
  make: (name: SubgraphName, sector: Sector) => Promise<Value>,
): Promise<Record<SubgraphName, Value>> {
  const made: [SubgraphName, Value][] = []
  for (const { name } of subgraphs) made.push([name, await make(name, sectors[name])])
  return Object.fromEntries(made) as Record<SubgraphName, Value>
}
