// The one HTML file that a recipient opens: script, style and request in it, nothing fetched. Pure: makes the text.
import { escaped } from '../domain/escaped.ts'
import type { MirrorRequest } from './mirror.ts'

/** The built script and stylesheet of the page, with their SHA-256 hashes in base64 for the file's own policy. */
export interface MirrorPageParts {
  script: string
  scriptHash: string
  style: string
  styleHash: string
}

/** The page's own words in the recipient's language, by key. */
export type MirrorPageWords = Record<string, string>

/** JSON that cannot close the element it stands in. U+2028 and U+2029 are line ends to some readers. */
const escapeJson = (value: unknown) =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** What the file may do: run its own script and style, known by their hashes. No network, no forms, no frames. */
export function mirrorPagePolicy({ scriptHash, styleHash }: MirrorPageParts): string {
  return [
    "default-src 'none'",
    `script-src 'sha256-${scriptHash}'`,
    `style-src 'sha256-${styleHash}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

/** The whole file. `words` needs `title` and `noScript`; the rest is read by the page's script. */
export function mirrorPageHtml(parts: MirrorPageParts, request: MirrorRequest, words: MirrorPageWords): string {
  return `<!doctype html>
<html lang="${request.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(mirrorPagePolicy(parts))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escaped(words.title ?? '')}</title>
<style>${parts.style}</style>
</head>
<body>
<main id="page"><p id="no-script">${escaped(words.noScript ?? '')}</p></main>
<script type="application/json" id="request">${escapeJson({ request, words })}</script>
<script>${parts.script}</script>
</body>
</html>
`
}
