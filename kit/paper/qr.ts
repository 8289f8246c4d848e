import { create } from 'qrcode'

/** The dark and light squares of a QR code, row by row, without the quiet edge of four squares it needs on paper. */
export function qrSquares(text: string): boolean[][] {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  return Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_, column) => modules.get(row, column) === 1),
  )
}
