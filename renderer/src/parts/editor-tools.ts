// What the rooms give the editor for a long text: people known here, Markdown, ways of writing remembered in the profile,
// addresses copied and never followed.
import { useEffect, useMemo, useRef } from 'react'
import { headsOf, useHeads } from '#data/heads.ts'
import { saveRecords } from '#data/repository.ts'
import { copyText } from '#platform/clipboard.ts'
import { namesLike } from '#shared/domain/tags.ts'
import type { TextDocument } from '#shared/domain/text.ts'
import type { EditorTools } from '#ui/editor/editor-tools.ts'
import { settlePerson } from './PersonPicker.tsx'
import { saveProfile } from './profile.ts'

const PLAINLY = { focus: false, typewriter: false }

async function addPerson(name: string): Promise<string | null> {
  const { personId, writes } = settlePerson({ id: null, name }, Temporal.Now.instant().toString())
  try {
    if (writes.length > 0) await saveRecords(writes)
    return personId
  } catch {
    return null
  }
}

export interface ToolsWishes {
  onCopied?: (isCopied: boolean) => void
  onModesRefused?: () => void
}

export function useEditorTools({ onCopied, onModesRefused }: ToolsWishes = {}): EditorTools {
  const [profile] = useHeads('profile')
  const modes = profile?.writing ?? PLAINLY
  const read = useRef<((markdown: string) => TextDocument) | null>(null)
  // Markdown's reader is large, and nobody pastes in the first moment.
  useEffect(() => {
    void import('#shared/formats/markdown-document.ts').then(({ documentFromMarkdown }) => {
      read.current = documentFromMarkdown
    })
  }, [])
  const wishes = useRef({ onCopied, onModesRefused })
  wishes.current = { onCopied, onModesRefused }
  return useMemo(
    () => ({
      fromMarkdown: (markdown) => read.current?.(markdown) ?? null,
      mentions: {
        find: (query) => namesLike(headsOf('person'), query).map(({ id, name }) => ({ id, label: name })),
        add: addPerson,
      },
      onCopyLink: (href) => void copyText(href).then((isCopied) => wishes.current.onCopied?.(isCopied)),
      modes,
      onModes: (writing) => void saveProfile({ writing }).catch(() => wishes.current.onModesRefused?.()),
    }),
    [modes],
  )
}
