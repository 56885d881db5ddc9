// @ts-check
// For `node --import`: from here on the bare specifier `electron` means the host's stand-in.
import { register } from 'node:module'

register('./resolve.mjs', import.meta.url)
