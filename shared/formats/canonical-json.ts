// One text for one JSON value: what is hashed or bound to a ciphertext must not depend on the order of keys.

/**
 * JSON with object keys sorted by UTF-16 code unit and no whitespace. Keys whose value is undefined are left out.
 * Throws a TypeError for what JSON cannot hold (functions, NaN, bigint, class instances, undefined on its own or in an array).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('not a JSON number')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) {
    let text = ''
    // By place: a hole counts as undefined.
    for (let at = 0; at < value.length; at += 1) text += `${at === 0 ? '' : ','}${canonicalJson(value[at])}`
    return `[${text}]`
  }
  if (typeof value === 'object') {
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null) throw new TypeError('not a plain object')
    let text = ''
    for (const key of Object.keys(value).sort()) {
      const member = (value as Record<string, unknown>)[key]
      if (member !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`
    }
    return `{${text}}`
  }
  throw new TypeError(`not a JSON value: ${typeof value}`)
}
