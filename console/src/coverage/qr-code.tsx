import { create } from 'qrcode'
import { useMemo } from 'react'

/** The quiet edge that a reader needs, in squares. */
const edge = 4

/** A QR code, drawn in the page itself: no picture is fetched. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => drawn(text), [text])
  return (
    <svg role="img" aria-label={label} width={132} height={132} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

function drawn(text: string) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const squares = Array.from({ length: modules.size ** 2 }, (_, at) => [Math.floor(at / modules.size), at % modules.size] as const)
  const path = squares.flatMap(([row, column]) => (modules.get(row, column) ? [`M${column + edge} ${row + edge}h1v1h-1z`] : [])).join('')
  return { size: modules.size + 2 * edge, path }
}
