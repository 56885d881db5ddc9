// A card as a QR code, and back from a picture of one. The libraries are loaded only when a card is shown or read.

/** Modules of the code with its quiet edge, row by row: true is ink. */
export async function cardCode(text: string): Promise<boolean[][]> {
  const { encodeQR } = await import('qr')
  return encodeQR(text, 'raw', { ecc: 'medium', border: 4, encoding: 'byte' })
}

/** The code as one path of squares of 1 × 1, for an SVG of as many units as it has modules. */
export function codePath(modules: readonly (readonly boolean[])[]): string {
  return modules.flatMap((row, y) => row.flatMap((isInk, x) => (isInk ? `M${x} ${y}h1v1h-1z` : []))).join('')
}

/** A picture larger than this on either side is made smaller before it is read: a code on a page stays readable. */
const MOST_PIXELS = 2400
const MOST_BYTES = 20_000_000

/** The text in the first code of a picture; null when there is no picture or no code in it. */
export async function readCode(file: Blob): Promise<string | null> {
  if (file.size > MOST_BYTES) return null
  const bitmap = await createImageBitmap(file).catch(() => null)
  if (bitmap === null) return null
  try {
    const { default: decodeQR } = await import('qr/decode.js')
    for (const most of [MOST_PIXELS, 1200]) {
      const scale = Math.min(1, most / Math.max(bitmap.width, bitmap.height))
      const width = Math.max(1, Math.round(bitmap.width * scale))
      const height = Math.max(1, Math.round(bitmap.height * scale))
      const context = new OffscreenCanvas(width, height).getContext('2d')
      if (context === null) return null
      context.fillStyle = 'white'
      context.fillRect(0, 0, width, height)
      context.drawImage(bitmap, 0, 0, width, height)
      try {
        return decodeQR(context.getImageData(0, 0, width, height), { timeLimit: 2000 })
      } catch {
        // Tried again smaller: a photograph that is too fine can hide the code's corners.
      }
    }
    return null
  } finally {
    bitmap.close()
  }
}
