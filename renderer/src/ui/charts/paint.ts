// The same shapes as a picture: painted on a canvas with the page's own typefaces and colours, given as PNG bytes.
import type { Drawing, Shape } from './shapes.ts'

const MARGIN = 24
/** Pixels of the picture for one of the drawing. */
const SCALE = 2

function colours(): (name: string) => string {
  const style = getComputedStyle(document.documentElement)
  return (name) => style.getPropertyValue(`--${name}`).trim()
}

function hatch(context: CanvasRenderingContext2D, colour: (name: string) => string): CanvasPattern | string {
  const tile = document.createElement('canvas')
  tile.width = 12
  tile.height = 12
  const pen = tile.getContext('2d')
  if (!pen) return colour('ink-3')
  pen.fillStyle = colour('paper')
  pen.fillRect(0, 0, 12, 12)
  pen.strokeStyle = colour('ink-3')
  pen.lineWidth = 7
  for (const offset of [-12, 0, 12]) {
    pen.beginPath()
    pen.moveTo(offset, 12)
    pen.lineTo(offset + 12, 0)
    pen.stroke()
  }
  const pattern = context.createPattern(tile, 'repeat')
  pattern?.setTransform(new DOMMatrix().scale(1 / SCALE))
  return pattern ?? colour('ink-3')
}

function paintShape(
  pen: CanvasRenderingContext2D,
  shape: Shape,
  colour: (name: string) => string,
  lines: CanvasPattern | string,
): void {
  if (shape.kind === 'line') {
    pen.strokeStyle = colour('control-line')
    pen.beginPath()
    pen.moveTo(shape.x1, shape.y1)
    pen.lineTo(shape.x2, shape.y2)
    pen.stroke()
    return
  }
  if (shape.kind === 'text') {
    pen.fillStyle = colour(shape.ink)
    pen.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor
    pen.fillText(shape.text, shape.x, shape.y)
    return
  }
  const { x, y, width, height, tone } = shape
  if (tone !== 'unsaid') {
    pen.fillStyle = tone === 'chosen' ? colour('lake') : tone === 'solid' ? colour('ink-3') : lines
    pen.fillRect(x, y, width, height)
  }
  if (tone === 'expected' || tone === 'unsaid') {
    pen.strokeStyle = colour(tone === 'expected' ? 'ink-3' : 'control-line')
    pen.strokeRect(x, y, width, height)
  }
}

/** `title` stands above it, in the serif. Rejects where the page cannot paint. */
export async function pngOf(drawing: Drawing, title: string): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = document.createElement('canvas')
  const { width, height, fontSize, shapes } = drawing
  const head = fontSize * 2.6
  canvas.width = Math.ceil((width + 2 * MARGIN) * SCALE)
  canvas.height = Math.ceil((height + head + 2 * MARGIN) * SCALE)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('no canvas')
  const colour = colours()
  pen.scale(SCALE, SCALE)
  pen.fillStyle = colour('paper')
  pen.fillRect(0, 0, width + 2 * MARGIN, height + head + 2 * MARGIN)
  pen.translate(MARGIN, MARGIN)
  await document.fonts.ready
  pen.fillStyle = colour('ink')
  pen.font = `500 ${fontSize * 1.35}px ${colour('serif')}`
  pen.fillText(title, 0, fontSize * 1.2)
  pen.translate(0, head)
  pen.font = `${fontSize}px ${colour('sans')}`
  const lines = hatch(pen, colour)
  for (const shape of shapes) paintShape(pen, shape, colour, lines)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('no picture')
  return new Uint8Array(await blob.arrayBuffer())
}
