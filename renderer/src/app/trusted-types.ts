// The page's only Trusted Types policy, installed before any other module runs. The CSP names it and allows no other.

interface PolicyRules {
  createHTML(html: string): string
  createScriptURL(address: string): string
}
interface PolicyFactory {
  createPolicy(name: string, rules: PolicyRules): unknown
}
declare global {
  interface Window {
    readonly trustedTypes?: PolicyFactory
  }
}

/** The same address if it is a file of our own build; throws for anything else. */
export function ownScriptAddress(address: string, origin: string): string {
  const url = new URL(address, `${origin}/`)
  const ours = `${url.protocol}//${url.host}` === origin && url.pathname.startsWith('/assets/')
  if (!ours) throw new TypeError('a script from outside the app was refused')
  return address
}

let parsing = false

/** Parses into a document that runs and loads nothing. The parser asks the policy again: that call is let through. */
function parseInert(html: string): Document {
  parsing = true
  try {
    return new DOMParser().parseFromString(html, 'text/html')
  } finally {
    parsing = false
  }
}

/** Markup without scripts, styles and handlers. A second line of defence: schemas decide what text may hold. */
export function inertMarkup(html: string): string {
  if (parsing) return html
  const parsed = parseInert(html)
  for (const element of parsed.querySelectorAll('script, style, link, meta, base, iframe, object, embed, form'))
    element.remove()
  for (const element of parsed.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      const script = value.trim().toLowerCase().startsWith('javascript:')
      if (name === 'style' || name === 'srcdoc' || name.startsWith('on') || script) element.removeAttribute(name)
    }
  }
  return parsed.body.innerHTML
}

window.trustedTypes?.createPolicy('default', {
  createHTML: inertMarkup,
  createScriptURL: (address) => ownScriptAddress(address, window.location.origin),
})
