// Names a definition or a pack by its content, so that each version is kept once. Pure but for the platform's SHA-256.
import { canonicalJson } from '#shared/formats/canonical-json.ts'

/** SHA-256, lowercase hex, of the value's canonical JSON: the order of keys in a file does not matter. */
export async function contentHash(value: unknown): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(value)))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
