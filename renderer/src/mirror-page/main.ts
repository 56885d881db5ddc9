// The page inside a mirror file: shows the request, takes a letter, seals it. Reads nothing from anywhere, keeps nothing,
// sends nothing; every text becomes a text node. Runs in any current browser, opened from a disk.

import { randomId } from '#crypto/bytes.ts'
import { sealLetter } from '#crypto/letter-seal.ts'
import {
  type LetterDraft,
  letterDraftSchema,
  MIRROR_LIMITS,
  mirrorRequestSchema,
  sealedLetterText,
} from '#shared/formats/mirror.ts'
import { button, element, field, saveFile } from './elements.ts'

const given = JSON.parse(document.getElementById('request')?.textContent ?? '{}') as {
  request: unknown
  words: Record<string, string>
}
const request = mirrorRequestSchema.parse(given.request)
/** Words come ready in the recipient's language, with the names in them. */
const word = (key: string) => given.words[key] ?? key

/** Words since the last saved draft or made letter: leaving would lose them. */
let hasUnsaved = false

const signed = field(word('signed'), 'signed', { lines: 1, most: MIRROR_LIMITS.name })
signed.input.value = request.to
const letters = request.questions.map(({ id, text }) => ({
  id,
  ...field(text, id, { lines: 8, most: MIRROR_LIMITS.answer }),
}))
const notice = element('p', { role: 'status', class: 'notice' })
const result = element('section', { class: 'result', hidden: '' })

function draft(): LetterDraft {
  return {
    format: 'unborrowed-letter-draft',
    version: 1,
    requestId: request.requestId,
    signed: signed.input.value,
    answers: letters.map(({ id, input }) => ({ id, text: input.value })),
  }
}

function say(key: string): void {
  notice.textContent = word(key)
}

function saveDraft(): void {
  saveFile(`${word('draftFile')}.json`, JSON.stringify(draft()), 'application/json')
  hasUnsaved = false
  say('draftSaved')
}

async function openDraft(file: File): Promise<void> {
  if (file.size > MIRROR_LIMITS.draftFile) return say('draftRefused')
  try {
    const read = letterDraftSchema.parse(JSON.parse(await file.text()))
    if (read.requestId !== request.requestId) return say('draftOther')
    signed.input.value = read.signed
    for (const { id, input } of letters) input.value = read.answers.find((answer) => answer.id === id)?.text ?? ''
    hasUnsaved = false
    say('draftOpened')
  } catch {
    say('draftRefused')
  }
}

async function copy(area: HTMLTextAreaElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(area.value)
    say('copied')
  } catch {
    // Without a secure context there is no clipboard for scripts: the selection is left for the person's own keys.
    area.focus()
    area.select()
    say('copyYourself')
  }
}

async function makeLetter(): Promise<void> {
  const answers = letters.map(({ id, input }) => ({ id, text: input.value })).filter(({ text }) => text.trim() !== '')
  if (answers.length === 0) {
    letters[0]?.input.focus()
    return say('nothingWritten')
  }
  const sealed = await sealLetter(request.publicKey, {
    format: 'unborrowed-letter',
    version: 1,
    letterId: randomId(),
    requestId: request.requestId,
    token: request.token,
    signed: signed.input.value.trim(),
    writtenAt: new Date().toISOString(),
    answers,
  })
  const text = sealedLetterText(sealed)
  const made = field(word('sealedText'), 'sealed', { lines: 6 })
  made.input.value = text
  made.input.readOnly = true
  const heading = element('h2', { tabindex: '-1' }, word('madeTitle'))
  result.replaceChildren(
    heading,
    element('p', {}, word('madeHow')),
    element(
      'div',
      { class: 'actions' },
      button(word('saveLetter'), 'main', () => {
        saveFile(`${word('letterFile')}.txt`, text, 'text/plain')
        hasUnsaved = false
        say('letterSaved')
      }),
      button(word('copyLetter'), 'quiet', () => void copy(made.input as HTMLTextAreaElement)),
    ),
    made.box,
    element('p', { class: 'small' }, word('madeAgain')),
  )
  result.hidden = false
  notice.textContent = ''
  heading.focus()
}

function show(): void {
  const chooser = element('input', { type: 'file', accept: '.json,application/json', id: 'draft', class: 'hidden' })
  chooser.tabIndex = -1
  chooser.setAttribute('aria-label', word('openDraft'))
  chooser.addEventListener('change', () => {
    const file = chooser.files?.[0]
    if (file) void openDraft(file)
    chooser.value = ''
  })
  const form = element(
    'form',
    { autocomplete: 'off' },
    ...letters.map(({ box }) => box),
    signed.box,
    element(
      'div',
      { class: 'actions' },
      button(word('make'), 'main', () => undefined, 'submit'),
      button(word('saveDraft'), 'quiet', saveDraft),
      button(word('openDraft'), 'quiet', () => chooser.click()),
      chooser,
    ),
    notice,
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void makeLetter()
  })
  form.addEventListener('input', () => {
    hasUnsaved = true
    result.hidden = true
  })
  const paragraphs = request.invitation
    .split(/\n{2,}/)
    .filter((text) => text.trim() !== '')
    .map((text) => element('p', { class: 'words' }, text))
  document
    .getElementById('page')
    ?.replaceChildren(
      element('h1', {}, word('heading')),
      ...paragraphs,
      element(
        'section',
        { class: 'facts', 'aria-label': word('factsTitle') },
        element('h2', {}, word('factsTitle')),
        element(
          'ul',
          {},
          ...['factWho', 'factSend', 'factKeep', 'factFile'].map((key) => element('li', {}, word(key))),
        ),
      ),
      form,
      result,
    )
}

addEventListener('beforeunload', (event) => {
  if (hasUnsaved) event.preventDefault()
})
show()
