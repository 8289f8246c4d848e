import { z } from 'zod'
import { demoClient } from '../kit/auth.js'
import { commonSettings, port } from '../kit/config.js'
import { subgraphs as known } from '../schema/subgraphs.js'

const milliseconds = (fallback: number) => z.coerce.number().int().min(1).max(600_000).default(fallback)

/** The address of a subgraph, with or without its path; by default the one written in the supergraph. */
const subgraphUrl = z
  .url({ protocol: /^https?$/, error: 'needs a URL like http://127.0.0.1:4001/graphql' })
  .transform(address => {
    const url = new URL(address)
    if (url.pathname === '/') url.pathname = '/graphql'
    return url.href
  })
  .optional()

const list = z.string().transform(text => text.split(',').map(each => each.trim()).filter(each => each !== ''))

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text
}

type UrlSetting = (typeof known)[number]['urlSetting']

const urlSettings = Object.fromEntries(known.map(({ urlSetting }) => [urlSetting, subgraphUrl])) as Record<
  UrlSetting,
  typeof subgraphUrl
>

export const gatewaySettings = commonSettings
  .extend({
    PORT: port(4000),
    /** 127.0.0.1, in production 0.0.0.0. */
    HOST: z.string().min(1).optional(),
    HUB_SUPERGRAPH_FILE: z.string().min(1).default('schema/supergraph.graphql'),
    /** `off` serves any supergraph without sign-in, signatures and limits, for conformance suites on this machine. */
    HUB_AUTH: z.enum(['on', 'off']).default('on'),
    HUB_SUBGRAPH_TIMEOUT_MS: milliseconds(5_000),
    HUB_REQUEST_TIMEOUT_MS: milliseconds(15_000),
    /** 9400; with `HUB_AUTH=off` none unless it is set. */
    HUB_METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
    /** The clients that may send open documents and read the schema, parted by commas; in development everybody. */
    HUB_CLIENTS: list.optional(),
    /** A JSON list of clients with their terms: `{ id, documents, scopes, perMinute, until }`. */
    HUB_CLIENTS_FILE: z.string().min(1).optional(),
    /** A JSON object of the documents that frontends send by their ids. */
    HUB_TRUSTED_DOCUMENTS: z.string().min(1).optional(),
    /** By which name the staff console is known to the provider. */
    HUB_CONSOLE_CLIENT: z.string().min(1).default(demoClient),
    /** Origins of frontends elsewhere, parted by commas: https://app.example.vn. */
    HUB_ORIGINS: list.refine(origins => origins.every(isOrigin), 'needs origins like https://app.example.vn').optional(),
    /** How many proxies of one's own stand in front: whose `X-Forwarded-For` is believed. */
    HUB_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
    /** `off` counts nobody's requests, for tests of load. */
    HUB_RATES: z.enum(['on', 'off']).default('on'),
    ...urlSettings,
  })
  .superRefine((settings, context) => {
    if (settings.HUB_RATES === 'off' && settings.HUB_ENV === 'production') {
      context.addIssue({ code: 'custom', path: ['HUB_RATES'], message: '"off" is refused in production; remove it' })
    }
    if (settings.HUB_AUTH === 'on') return
    const refuse = (message: string) => context.addIssue({ code: 'custom', path: ['HUB_AUTH'], message })
    if (settings.HUB_ENV === 'production') refuse('"off" is refused in production; remove it')
    if (!isLoopback(hostOf(settings))) refuse('"off" is refused where others can reach it; set HOST=127.0.0.1')
  })

export type GatewaySettings = z.infer<typeof gatewaySettings>

export function hostOf(settings: { HOST?: string; HUB_ENV: string }): string {
  return settings.HOST ?? (settings.HUB_ENV === 'production' ? '0.0.0.0' : '127.0.0.1')
}

export function metricsPortOf(settings: GatewaySettings): number | undefined {
  return settings.HUB_METRICS_PORT ?? (settings.HUB_AUTH === 'on' ? 9400 : undefined)
}

/** Where the subgraphs of a supergraph answer: as set, else as written in the supergraph. */
export function subgraphUrls(
  settings: GatewaySettings,
  subgraphs: readonly { readonly name: string; readonly url: string }[],
): Record<string, string> {
  const settingOf = new Map<string, UrlSetting>(known.map(({ name, urlSetting }) => [name, urlSetting]))
  return Object.fromEntries(
    subgraphs.map(({ name, url }) => {
      const setting = settings.HUB_AUTH === 'on' ? settingOf.get(name) : undefined
      return [name, (setting && settings[setting]) ?? url]
    }),
  )
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}
