import { type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { listen, readBody, sendJson } from '../../../kit/serve.js'
import { parseHealthInsuranceCardNumber } from '../../../kit/vn/identifiers.js'
import { isGatewayCode } from './gateway-code.rules.js'

// The national card gateway as far as the hub can tell it from the real one, for demonstrations and tests. A number that ends in
// a known result code gets that code (…010: the card has ended); every other number has a good card.

export const simulatorModes = ['GOOD', 'SLOW', 'HALF', 'GARBAGE', 'DOWN', 'LOGIN_REFUSED'] as const
export type SimulatorMode = (typeof simulatorModes)[number]

export interface Simulator {
  readonly url: string
  /** How many questions about cards have reached it, answered or not. */
  asked(): number
  become(mode: SimulatorMode): void
  close(): Promise<void>
}

export interface SimulatorOptions {
  readonly port?: number
  /** The year in which its cards are good. */
  readonly year: number
  /** How long it takes while it is slow, in milliseconds. */
  readonly slowMs?: number
}

const login = z.object({ username: z.string(), password: z.string() })
const question = z.object({ maThe: z.string(), hoTen: z.string(), ngaySinh: z.string() })
const token = 'simulated'
const mostBytes = 64 * 1024

export async function startSimulator({ port = 0, year, slowMs = 20_000 }: SimulatorOptions): Promise<Simulator> {
  let mode: SimulatorMode = 'GOOD'
  let asked = 0
  const closing = new AbortController()

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body: unknown = JSON.parse((await readBody(request, mostBytes))?.toString() ?? 'null')
    if (request.url === '/simulate') {
      mode = z.object({ mode: z.enum(simulatorModes) }).parse(body).mode
      return sendJson(response, 200, { mode, asked })
    }
    const isLogin = request.url === '/api/token/take'
    if (!isLogin) asked++
    if (mode === 'DOWN') return void request.socket.destroy()
    if (mode === 'SLOW') await sleep(slowMs, undefined, { signal: closing.signal }).catch(() => undefined)
    if (mode === 'GARBAGE') return void response.end('<html>Hệ thống đang bảo trì</html>')
    if (isLogin) return sendJson(response, 200, loginAnswer(login.safeParse(body).success && mode !== 'LOGIN_REFUSED'))
    if (request.headers.authorization !== `Bearer ${token}` || mode === 'LOGIN_REFUSED') return sendJson(response, 401, { maKetQua: '401' })
    const read = question.safeParse(body)
    sendJson(response, 200, read.success ? cardAnswer(read.data, year, mode === 'HALF') : { maKetQua: '205' })
  }

  const server = await listen(
    (request, response) => handle(request, response).catch(() => void response.destroy()),
    { port, host: '127.0.0.1' },
  )
  return {
    url: server.url,
    asked: () => asked,
    become: next => void (mode = next),
    async close() {
      closing.abort()
      await server.close()
    },
  }
}

function loginAnswer(accepted: boolean) {
  return accepted ? { maKetQua: '200', APIKey: { access_token: token } } : { maKetQua: '401' }
}

function cardAnswer({ maThe, hoTen, ngaySinh }: z.infer<typeof question>, year: number, half: boolean) {
  const ending = maThe.slice(-3)
  const maKetQua = isGatewayCode(ending) ? ending : '000'
  const number = parseHealthInsuranceCardNumber(maThe).ok ? maThe : `GD452${maThe.slice(-10)}`
  const who = { maKetQua, ghiChu: '', hoTen, ngaySinh, maThe: number }
  if (half) return who
  const isOld = maKetQua === '003' || maKetQua === '010'
  const next = { maTheMoi: number, maDKBDMoi: '52010', gtTheTuMoi: `01/01/${year}`, gtTheDenMoi: `31/12/${year}` }
  return {
    ...who,
    maDKBD: '52010',
    gtTheTu: `01/01/${isOld ? year - 1 : year}`,
    gtTheDen: `31/12/${isOld ? year - 1 : year}`,
    ngayDu5Nam: '',
    ...(maKetQua === '003' && next),
  }
}
