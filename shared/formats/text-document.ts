// Whether a value is a text document: the one check that every text passes when it is sealed and when it is opened. By hand,
// since texts have tens of thousands of nodes; the test holds it against the schema that it stands for.
import type { TextDocument } from '../domain/text.ts'

type Fields = Record<string, unknown>

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function isPlain(value: unknown): boolean {
  if (!isObject(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Absent, or there and right: a field that is there and undefined is neither. */
const isAbsentOr = (fields: Fields, name: string, isRight: (value: unknown) => boolean) =>
  name in fields ? isRight(fields[name]) : true

const isMark = (value: unknown) =>
  isObject(value) && typeof value.type === 'string' && isAbsentOr(value, 'attrs', isPlain)
const areMarks = (value: unknown) => Array.isArray(value) && value.every(isMark)
const areNodes = (value: unknown): boolean => Array.isArray(value) && value.every(isNode)
const isString = (value: unknown) => typeof value === 'string'

function isNode(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value.type === 'string' &&
    isAbsentOr(value, 'attrs', isPlain) &&
    isAbsentOr(value, 'content', areNodes) &&
    isAbsentOr(value, 'marks', areMarks) &&
    isAbsentOr(value, 'text', isString)
  )
}

/** Unknown fields, nodes and marks are let pass, and any schema number from 1: reading upgrades. */
export function isTextDocument(value: unknown): value is TextDocument {
  return isObject(value) && Number.isSafeInteger(value.schema) && (value.schema as number) >= 1 && isNode(value.doc)
}
