import { GraphQLError } from 'graphql'

/**
 * Every code a caller can meet in `errors[].extensions.code`, with its HTTP status when the whole request is refused,
 * its text in Vietnamese and English, and what the caller should do. `docs/errors.md` is printed from this table.
 */
export const errorCatalogue = {
  UNAUTHENTICATED: {
    http: 401,
    vi: 'Chưa đăng nhập hoặc phiên đăng nhập không còn hiệu lực. Hãy đăng nhập lại.',
    en: 'Not signed in, or the sign-in is no longer valid. Sign in again.',
  },
  SIGN_IN_UNAVAILABLE: {
    http: 503,
    vi: 'Tạm thời chưa kiểm tra được phiên đăng nhập. Hãy giữ nguyên phiên và thử lại sau ít phút.',
    en: 'Sign-ins cannot be checked for now. Keep yours and try again in a few minutes.',
  },
  FORBIDDEN: {
    http: 403,
    vi: 'Vai trò của bạn không được dùng mục này. Hãy hỏi người quản trị đơn vị.',
    en: 'Your role may not use this. Ask the administrator of your organisation.',
  },
  BAD_USER_INPUT: {
    http: 400,
    vi: 'Dữ liệu gửi lên không hợp lệ. Hãy sửa theo thông báo rồi gửi lại.',
    en: 'The input is not valid. Correct it as the message says and send it again.',
  },
  OPERATION_TOO_LARGE: {
    http: 400,
    vi: 'Yêu cầu quá lớn. Hãy chia thành nhiều yêu cầu nhỏ hơn.',
    en: 'The request asks for too much. Split it into smaller requests.',
  },
  DOCUMENT_NOT_TRUSTED: {
    http: 400,
    vi: 'Ứng dụng này chỉ được gửi các truy vấn đã đăng ký với hệ thống, theo mã (documentId). Hãy cập nhật ứng dụng, hoặc đăng ký ứng dụng với người quản trị.',
    en: 'This client may send only documents that were registered with the hub, by their id (documentId). Update the client, or register it with the administrator.',
  },
  RATE_LIMITED: {
    http: 429,
    vi: 'Bạn đã gửi quá nhiều yêu cầu. Hãy chờ số giây ghi ở tiêu đề Retry-After rồi gửi lại.',
    en: 'You have sent too many requests. Wait for the seconds in the header Retry-After, then send again.',
  },
  RECORD_SEALED: {
    http: 200,
    vi: 'Hồ sơ này có tồn tại nhưng đang được niêm phong. Nếu cần xem vì lý do luật cho phép, hãy dùng openSealedRecord; việc mở được ghi lại và báo cho nơi giữ hồ sơ.',
    en: 'This record exists and is sealed. Where the law gives a reason to read it, use openSealedRecord; the opening is written down and told to who keeps the record.',
  },
  SUBGRAPH_UNAVAILABLE: {
    http: 200,
    vi: 'Tạm thời không lấy được dữ liệu của một ngành. Các phần khác vẫn đúng; hãy thử lại sau.',
    en: 'One sector cannot be reached for now. The other parts are right; try again later.',
  },
  SUBGRAPH_TIMEOUT: {
    http: 200,
    vi: 'Một ngành trả lời quá chậm. Các phần khác vẫn đúng; hãy thử lại sau.',
    en: 'One sector answered too slowly. The other parts are right; try again later.',
  },
  AUDIT_UNAVAILABLE: {
    http: 200,
    vi: 'Không ghi được nhật ký truy cập nên dữ liệu cá nhân không được trả về. Hãy thử lại sau.',
    en: 'The access log could not be written, so personal data is withheld. Try again later.',
  },
  FILE_UNAVAILABLE: {
    http: 200,
    vi: 'Không lấy được tệp này từ kho tệp, hoặc tệp đã hỏng. Hãy báo người quản trị; các phần khác vẫn đúng.',
    en: 'The file cannot be had from the store, or is damaged. Tell the administrator; the other parts are right.',
  },
  OUTCOME_UNKNOWN: {
    http: 200,
    vi: 'Chưa rõ thay đổi đã được lưu hay chưa. Hãy gửi lại đúng yêu cầu này với cùng mã chống gửi trùng.',
    en: 'It is not known whether the change was saved. Send the same request again with the same idempotency key.',
  },
  TIMEOUT: {
    http: 504,
    vi: 'Yêu cầu quá thời hạn. Hãy thử lại.',
    en: 'The request ran out of time. Try again.',
  },
  INTERNAL: {
    http: 500,
    vi: 'Lỗi hệ thống. Hãy thử lại; nếu còn lỗi, báo mã yêu cầu cho bộ phận hỗ trợ.',
    en: 'Internal error. Try again; if it stays, give the request id to support.',
  },
} as const

export type ErrorCode = keyof typeof errorCatalogue
export type Language = 'vi' | 'en'

export function errorText(code: ErrorCode): string {
  return `${errorCatalogue[code].vi} / ${errorCatalogue[code].en}`
}

/** An error that callers may see: its code is in the catalogue and its text holds no personal data. */
export class HubError extends GraphQLError {
  constructor(code: ErrorCode, options: { message?: string; path?: (string | number)[]; service?: string } = {}) {
    super(options.message ?? errorText(code), {
      path: options.path,
      extensions: { code, ...(options.service && { service: options.service }) },
    })
    this.name = 'HubError'
  }
}

/** A problem for the person at the terminal: one plain sentence that says what to do, no stack. */
export class PlainError extends Error {}

/** Runs an entry point; a `PlainError` is printed as its sentence, anything else with its stack. Exit code 1. */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    process.stderr.write(`${error instanceof PlainError ? error.message : String((error as Error)?.stack ?? error)}\n`)
    process.exit(1)
  }
}
