import { z } from 'zod/mini'

/** What the gateway tells everybody: where to sign in, and what time it is there. */
const shape = z.object({ issuer: z.optional(z.string()), clientId: z.string(), demo: z.boolean(), now: z.string() })

export type ConsoleSettings = z.infer<typeof shape>

export async function fetchSettings(): Promise<ConsoleSettings> {
  const answer = await fetch('/console/settings.json')
  return shape.parse(await answer.json())
}
