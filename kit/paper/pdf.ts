import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { Paper, PaperBlock } from './paper.js'
import { qrSquares } from './qr.js'

// Whole font files: the subsets that web pages load lack marks of Vietnamese. Be Vietnam Pro is under the OFL 1.1.
const require = createRequire(import.meta.url)
const fontFile = (weight: string) => require.resolve(`@expo-google-fonts/be-vietnam-pro/${weight}/BeVietnamPro_${weight}.ttf`)

const margin = 56
const qrSize = 92
const footerHeight = 24
const dark = '#1a1a1a'
const muted = '#555555'

type Document = InstanceType<typeof PDFDocument>

/** Prints a paper on A4 as a tagged PDF. The same paper gives the same bytes: nothing in it is the printer’s own time or chance. */
export async function printPaper(paper: Paper): Promise<Buffer> {
  const doc = new PDFDocument({
    size: 'A4',
    margins: { top: margin, left: margin, right: margin, bottom: margin + footerHeight },
    pdfVersion: '1.7',
    tagged: true,
    lang: paper.language,
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: `${paper.title} ${paper.number}`,
      Author: 'An Sinh Hub',
      Creator: 'An Sinh Hub',
      Producer: 'An Sinh Hub',
      CreationDate: paper.issuedAt,
      ModDate: paper.issuedAt,
    },
  })
  const bytes = collected(doc)
  doc.registerFont('regular', fontFile('400Regular'))
  doc.registerFont('bold', fontFile('700Bold'))
  const root = doc.struct('Document')
  doc.addStructure(root)
  const put = (tag: string, draw: () => void) => root.add(doc.struct(tag, {}, draw))
  put('H1', () => doc.font('bold').fontSize(17).fillColor(dark).text(paper.title).moveDown(0.6))
  for (const block of paper.blocks) printBlock(doc, put, block)
  printQr(doc, root, paper)
  root.end()
  printFooters(doc, paper)
  doc.end()
  return bytes
}

async function collected(doc: Document): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of doc) if (Buffer.isBuffer(part)) parts.push(part)
  return Buffer.concat(parts)
}

type Put = (tag: string, draw: () => void) => unknown

function printBlock(doc: Document, put: Put, block: PaperBlock): void {
  switch (block.kind) {
    case 'answer':
      return void put('P', () => doc.moveDown(0.3).font('bold').fontSize(15).fillColor(dark).text(block.text).moveDown(0.3))
    case 'heading':
      keepRoom(doc, 60)
      return void put('H2', () => doc.moveDown(0.6).font('bold').fontSize(11.5).fillColor(dark).text(block.text).moveDown(0.25))
    case 'fact':
      return void put('P', () => {
        doc.font('bold').fontSize(9.5).fillColor(muted).text(`${block.label}: `, { continued: true })
        doc.font('regular').fillColor(dark).text(block.text).moveDown(0.15)
      })
    case 'step':
      keepRoom(doc, 50)
      return void put('P', () => {
        doc.font('bold').fontSize(9.5).fillColor(dark).text(`${block.number}. ${block.text}`)
        for (const detail of block.details) doc.font('regular').fillColor(muted).text(detail, { indent: 14 })
        doc.moveDown(0.35)
      })
    case 'item':
      return void put('P', () => doc.font('regular').fontSize(9.5).fillColor(dark).text(`• ${block.text}`).moveDown(0.2))
    case 'note':
      return void put('P', () => doc.moveDown(0.3).font('regular').fontSize(9).fillColor(muted).text(block.text).moveDown(0.3))
  }
}

/** A heading is not left alone at the foot of a page. */
function keepRoom(doc: Document, height: number): void {
  if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage()
}

/** The code with its address in words beside it, never torn apart. */
function printQr(doc: Document, root: PDFKit.PDFStructureElement, { verify }: Paper): void {
  keepRoom(doc, qrSize + 24)
  const top = doc.y + 12
  const squares = qrSquares(verify.url)
  const side = qrSize / squares.length
  root.add(
    doc.struct('Figure', { alt: `QR: ${verify.url}` }, () => {
      squares.forEach((row, y) => row.forEach((isDark, x) => isDark && doc.rect(margin + x * side, top + y * side, side, side)))
      doc.fill('#000000')
    }),
  )
  const beside = margin + qrSize + 18
  const width = doc.page.width - margin - beside
  root.add(
    doc.struct('P', {}, () => {
      doc.font('regular').fontSize(9).fillColor(dark).text(verify.text, beside, top, { width })
      doc.moveDown(0.4).fillColor(muted).text(verify.url, { width })
    }),
  )
}

function printFooters(doc: Document, { number, pageOf }: Paper): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    // Below the margin a line would begin a new page.
    doc.page.margins.bottom = 0
    const place = [margin, doc.page.height - margin] as const
    const width = doc.page.width - 2 * margin
    doc.markContent('Artifact', { type: 'Pagination' })
    doc.font('regular').fontSize(8).fillColor(muted)
    doc.text(number, ...place, { width, lineBreak: false }).text(pageOf(page + 1, count), ...place, { width, align: 'right', lineBreak: false })
    doc.endMarkedContent()
  }
}
