// Why an exercise is suggested, as a sentence of fact. Words only; the rule is the path's.
import type { TFunction } from 'i18next'
import type { Suggestion } from '#shared/domain/path.ts'
import type { Language } from '#shared/domain/records.ts'

/** `t` of the namespace `path`. */
export function suggestionWords(t: TFunction<'path'>, suggestion: Suggestion, language: Language): string {
  switch (suggestion.why) {
    case 'next-stage':
      return t('next.next-stage', { stage: t(`stage.${suggestion.after}.name`) })
    case 'same-stage':
      return t('next.same-stage', { title: suggestion.after.title[language] })
    case 'left-out':
      return t('next.left-out', { stage: t(`stage.${suggestion.stage}.name`) })
    default:
      return t(`next.${suggestion.why}`)
  }
}
