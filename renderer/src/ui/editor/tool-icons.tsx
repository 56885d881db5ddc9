// The small drawings on the bar: strokes in the colour of the text, unseen by screen readers.
import type { ReactNode } from 'react'
import type { ToolId } from './tools.ts'

export type IconId = ToolId | 'link' | 'picture' | 'focus' | 'typewriter'

const dots = (
  <>
    <circle cx="3" cy="4" r="1" />
    <circle cx="3" cy="8" r="1" />
    <circle cx="3" cy="12" r="1" />
  </>
)
const lines = <path d="M6.5 4h7M6.5 8h7M6.5 12h7" />

const letters: Partial<Record<IconId, string>> = {
  heading1: 'H1',
  heading2: 'H2',
  heading3: 'H3',
  bold: 'B',
  italic: 'I',
  strike: 'S',
}

const drawings: Partial<Record<IconId, ReactNode>> = {
  code: <path d="M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5" />,
  bulletList: (
    <>
      {dots}
      {lines}
    </>
  ),
  orderedList: (
    <>
      <path d="M2.2 3.2 3.2 2.6V5.6M2 9.2c0-1.8 2-1.6 2-.6S2 10 2 10.8h2.1M2 13h1.8" />
      {lines}
    </>
  ),
  taskList: (
    <>
      <rect x="1.5" y="2.5" width="4" height="4" />
      <path d="m2.2 11 1.3 1.4 2.4-3M8 4.5h6M8 11h6" />
    </>
  ),
  blockquote: <path d="M2.5 3v10M6 5h8M6 8h8M6 11h5" />,
  divider: <path d="M2 8h12" />,
  link: (
    <path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.9.9M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.9-.9" />
  ),
  picture: (
    <>
      <rect x="1.5" y="3" width="13" height="10" />
      <path d="m2 11.5 3.5-3.5 2.5 2.5 2.5-2.5 3.5 3.5" />
    </>
  ),
  focus: <path d="M2 3.5h12M2 12.5h12" strokeOpacity="0.45" />,
  typewriter: <path d="M2 8h12M8 1.5v3M6.5 3 8 4.5 9.5 3M8 14.5v-3M6.5 13 8 11.5 9.5 13" />,
}

export function ToolIcon({ id }: { id: IconId }) {
  const letter = letters[id]
  // Drawn by the style sheet: letters that are no words of the button's name.
  if (letter) return <span aria-hidden="true" data-letter={letter} />
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor">
      {drawings[id]}
      {id === 'focus' ? <path d="M2 8h12" strokeWidth="2" /> : null}
    </svg>
  )
}
