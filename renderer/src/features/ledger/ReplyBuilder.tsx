// A reply from building blocks that the person changes, with the whole of it as it would be sent. Copies; sends nothing.
import replies from 'virtual:replies'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { headsOf } from '#data/heads.ts'
import { languageOf } from '#parts/amounts.ts'
import { saveProfile } from '#parts/profile.ts'
import { copyText } from '#platform/clipboard.ts'
import type { DecisionChoice } from '#shared/domain/ledger/ask.ts'
import {
  blocksFor,
  REPLY_ADDRESSES,
  REPLY_TONES,
  type ReplyAddress,
  type ReplyBlanks,
  type ReplyBlock,
  type ReplyTone,
  replyText,
} from '#shared/domain/ledger/reply.ts'
import { Button } from '#ui/Button.tsx'
import { RadioGroup } from '#ui/RadioGroup.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import styles from './ledger.module.css'

interface Props {
  choice: DecisionChoice
  blanks: ReplyBlanks
  /** The whole reply, whenever it changes. */
  onReply: (reply: string) => void
}

type Said = 'nothing' | 'copied' | 'notCopied' | 'kept' | 'notKept'

export function ReplyBuilder({ choice, blanks, onReply }: Props) {
  const { t, i18n } = useTranslation('ledger')
  const language = languageOf(i18n.language)
  const [tone, setTone] = useState<ReplyTone>('warm')
  const [address, setAddress] = useState<ReplyAddress>(language === 'it' ? 'lei' : 'en')
  const manner = { choice, tone, address }
  const own = headsOf('profile')[0]?.replyBlocks ?? {}
  const mannerKey = `${choice}.${tone}.${address}`
  const [shown, setShown] = useState({ mannerKey, blocks: blocksFor(replies, manner, own) })
  const [said, setSaid] = useState<Said>('nothing')
  // Another manner has other blocks; what was typed for this one was kept only if the person said so.
  const blocks = shown.mannerKey === mannerKey ? shown.blocks : blocksFor(replies, manner, own)
  const change = (key: string, part: Partial<ReplyBlock>) => {
    setShown({ mannerKey, blocks: blocks.map((block) => (block.key === key ? { ...block, ...part } : block)) })
    setSaid('nothing')
  }
  const reply = replyText(blocks, blanks)
  useEffect(() => onReply(reply), [reply, onReply])
  const ours = new Map(blocksFor(replies, manner, {}).map(({ key, text }) => [key, text]))
  const isOwn = blocks.some(({ key, text }) => text !== (own[key] ?? ours.get(key)))
  const keepWords = async () => {
    const changed = blocks
      .filter(({ key, text }) => text !== ours.get(key))
      .map(({ key, text }) => [key, text] as const)
    const kept = Object.entries(own).filter(([key]) => !ours.has(key))
    try {
      await saveProfile({ replyBlocks: Object.fromEntries([...kept, ...changed]) })
      setSaid('kept')
    } catch {
      setSaid('notKept')
    }
  }

  return (
    <section aria-labelledby="reply" className={styles.part}>
      <h2 id="reply">{t('reply.title')}</h2>
      <div className={styles.form}>
        <div className={styles.pair}>
          <RadioGroup
            label={t('reply.tone')}
            options={REPLY_TONES.map((id) => ({ id, label: t(`tone.${id}`) }))}
            value={tone}
            onChange={setTone}
          />
          <RadioGroup
            label={t('reply.address')}
            options={REPLY_ADDRESSES.map((id) => ({ id, label: t(`address.${id}`) }))}
            value={address}
            onChange={setAddress}
          />
        </div>
        <fieldset className={styles.blocks}>
          <legend>{t('reply.blocks')}</legend>
          {replies.map((part, at) => {
            const block = blocks[at]
            if (!block) return null
            const label = part.label[language]
            return (
              <div key={part.id} className={styles.block}>
                <label className={styles.check}>
                  <input
                    type="checkbox"
                    autoComplete="off"
                    checked={block.isOn}
                    onChange={(event) => change(block.key, { isOn: event.target.checked })}
                  />
                  {label}
                </label>
                {block.isOn ? (
                  <TextArea
                    label={t('reply.words', { part: label })}
                    hideLabel
                    value={block.text}
                    onChange={(text) => change(block.key, { text })}
                    rows={1}
                    lang={address === 'en' ? 'en' : 'it'}
                  />
                ) : null}
              </div>
            )
          })}
        </fieldset>
        <div>
          <h3 id="reply-whole">{t('reply.whole')}</h3>
          <p className={styles.reply} lang={address === 'en' ? 'en' : 'it'}>
            {reply}
          </p>
        </div>
        <p className={styles.ways}>
          <Button
            variant="plain"
            onClick={() => void copyText(reply).then((copied) => setSaid(copied ? 'copied' : 'notCopied'))}
          >
            {t('reply.copy')}
          </Button>
          {isOwn ? (
            <Button variant="plain" onClick={() => void keepWords()}>
              {t('reply.keepWords')}
            </Button>
          ) : null}
          <span role="status" className={styles.quiet}>
            {said === 'nothing' ? '' : t(`reply.${said}`)}
          </span>
        </p>
      </div>
    </section>
  )
}
