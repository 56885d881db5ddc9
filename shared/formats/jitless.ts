// Imported first by every file that makes a schema: the page's CSP forbids eval, and zod tries it at the making of the
// first object schema unless told not to. A later z.config would come too late, whatever the bundler's order.
import { z } from 'zod'

z.config({ jitless: true })
