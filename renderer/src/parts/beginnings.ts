// What an entry can begin with: the person's templates and prompts, and our prompts unless they put them away.
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useHeads } from '#data/heads.ts'
import { openBody } from '#data/repository.ts'
import type { Language, RecordId, RecordOf } from '#shared/domain/records.ts'
import { readText, TEXT_SCHEMA, type TextDocument } from '#shared/domain/text.ts'

/** One file, both languages side by side. */
const files = import.meta.glob<({ id: string } & Record<Language, string>)[]>('../../../resources/prompts.json', {
  eager: true,
  import: 'default',
})
const ours = Object.values(files).flat()

export interface OurPrompt {
  id: string
  text: string
}

export type Beginning = { id: string; label: string } & (
  | { from: 'record'; recordId: RecordId; isPrompt: boolean }
  | { from: 'ours' }
)

/** Our prompts in one language. */
export function ourPrompts(language: string): OurPrompt[] {
  const key: Language = language.startsWith('it') ? 'it' : 'en'
  return ours.map((prompt) => ({ id: prompt.id, text: prompt[key] }))
}

/** Templates first, then one's own prompts, then ours; those of the other language left out. */
export function useBeginnings(): Beginning[] {
  const { i18n } = useTranslation()
  const { language } = i18n
  const templates = useHeads('template')
  const [profile] = useHeads('profile')
  return useMemo(() => {
    const offered = templates.filter((each) => each.language === undefined || language.startsWith(each.language))
    const own = (use: RecordOf<'template'>['use']): Beginning[] =>
      offered
        .filter((each) => each.use === use)
        .map(({ id, name }) => ({ id, label: name, from: 'record', recordId: id, isPrompt: use === 'prompt' }))
    const hidden = new Set(profile?.hiddenPrompts ?? [])
    const shipped = ourPrompts(language)
      .filter(({ id }) => !hidden.has(id))
      .map(({ id, text }): Beginning => ({ id, label: text, from: 'ours' }))
    return [...own('template'), ...own('prompt'), ...shipped]
  }, [templates, profile, language])
}

/** The words that an entry begins with. Rejects with a KindError when a template does not open. */
export async function textOfBeginning(beginning: Beginning): Promise<TextDocument> {
  if (beginning.from === 'ours')
    return asQuestion([{ type: 'paragraph', content: [{ type: 'text', text: beginning.label }] }])
  const text = readText((await openBody('template', beginning.recordId)).text)
  return beginning.isPrompt ? asQuestion(text.doc.content ?? []) : text
}

/** A prompt is quoted, and the writing begins below it. */
function asQuestion(content: NonNullable<TextDocument['doc']['content']>): TextDocument {
  return {
    schema: TEXT_SCHEMA,
    doc: { type: 'doc', content: [{ type: 'blockquote', content }, { type: 'paragraph' }] },
  }
}
