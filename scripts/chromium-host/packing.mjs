// @ts-check
// How values with bytes cross between page and host: as JSON plus one run of bytes. A binding encodes every object and
// array by itself, which was slow for thousands of records. Large answers travel as a GET, each fetched once.
import { randomBytes } from 'node:crypto'
import { PAGE_ORIGIN } from './origin.mjs'

const LARGE = 64 * 1024
const FOLDER = `${PAGE_ORIGIN}/.host-reply/`

/** @type {Map<string, Buffer>} */
const waiting = new Map()

/** @typedef {{ shape: string | undefined, bytes: Uint8Array }} Packed `shape` is JSON in which `{$from, $to}` stands for a run of bytes */

/**
 * Self-contained: runs here and, as source text, in the page.
 * @param {unknown} value
 * @returns {Packed}
 */
export function pack(value) {
  /** @type {Uint8Array[]} */
  const runs = []
  let length = 0
  /** @param {unknown} one @returns {unknown} */
  const take = (one) => {
    if (one instanceof Uint8Array) {
      runs.push(one)
      length += one.byteLength
      return { $from: length - one.byteLength, $to: length }
    }
    if (Array.isArray(one)) return one.map(take)
    if (one === null || typeof one !== 'object') return one
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, take(inner)]))
  }
  const shape = JSON.stringify(take(value))
  const bytes = new Uint8Array(length)
  let at = 0
  for (const run of runs) {
    bytes.set(run, at)
    at += run.byteLength
  }
  return { shape, bytes }
}

/**
 * Self-contained: runs here and, as source text, in the page.
 * @param {Packed} packed
 * @returns {unknown}
 */
export function unpack(packed) {
  /** @param {any} shape @returns {unknown} */
  const give = (shape) => {
    if (Array.isArray(shape)) return shape.map(give)
    if (shape === null || typeof shape !== 'object') return shape
    if ('$from' in shape) return packed.bytes.slice(shape.$from, shape.$to)
    return Object.fromEntries(Object.entries(shape).map(([key, one]) => [key, give(one)]))
  }
  return packed.shape === undefined ? undefined : give(JSON.parse(packed.shape))
}

/** What the binding answers: the packed value, or where it can be fetched. @param {unknown} value */
export function packReply(value) {
  const packed = pack(value)
  const shape = Buffer.from(packed.shape ?? 'null')
  if (packed.bytes.length + shape.length < LARGE) return packed
  const address = FOLDER + randomBytes(16).toString('hex')
  waiting.set(address, Buffer.concat([shape, packed.bytes]))
  return { address, shapeLength: shape.length }
}

/** The bytes of an answer, once. @param {string} address as Chromium knows it */
export function takeReply(address) {
  const found = waiting.get(address)
  waiting.delete(address)
  return found
}

/**
 * What came through the binding: bytes as base64, since a binding's own way of encoding them is slow.
 * @param {{ shape: string | undefined, bytes: Uint8Array | string }} sent
 */
export function unpackSent({ shape, bytes }) {
  return unpack({ shape, bytes: typeof bytes === 'string' ? new Uint8Array(Buffer.from(bytes, 'base64')) : bytes })
}

/** Source of the page's side: `pack`, `unpack`, `send` (a value for the binding) and `receive` (its answer as a value). */
export const PAGE_SOURCE = `
  ${pack}
  ${unpack}
  const send = (value) => {
    const { shape, bytes } = pack(value)
    return { shape, bytes: bytes.toBase64 ? bytes.toBase64() : bytes }
  }
  const receive = async (reply) => {
    if (!reply.address) return unpack(reply)
    const all = new Uint8Array(await (await fetch(reply.address)).arrayBuffer())
    const shape = new TextDecoder().decode(all.subarray(0, reply.shapeLength))
    return unpack({ shape, bytes: all.subarray(reply.shapeLength) })
  }`
