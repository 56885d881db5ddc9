// Where the truth and the why stand now, with what they rest on. The title says the state; the page changes it.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useHeads } from '#data/heads.ts'
import { useChanges } from '#parts/use-changes.ts'
import { useDeleting } from '#parts/use-deleting.tsx'
import { chosenOf } from '#shared/domain/statement.ts'
import { ButtonLink } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Page } from '#ui/Page.tsx'
import type { Remove } from './DeleteButton.tsx'
import { Purposes } from './Purposes.tsx'
import { Truths } from './Truths.tsx'
import { Values } from './Values.tsx'
import { Whys } from './Whys.tsx'
import styles from './why.module.css'

export function WhyPage() {
  const { t } = useTranslation(['why', 'errors'])
  const whys = useHeads('why')
  const truths = useHeads('truth')
  const values = useHeads('value')
  const purposes = useHeads('purpose')
  const sparks = useHeads('spark')
  const { change, problem } = useChanges()
  const deleting = useDeleting()
  const remove: Remove = (id) => void deleting.remove(id)
  const hasWhy = chosenOf(whys) !== undefined
  const hasTruth = chosenOf(truths) !== undefined
  const state = hasWhy ? (hasTruth ? 'both' : 'why') : hasTruth ? 'truth' : 'none'

  if (whys.length + truths.length + values.length + purposes.length === 0)
    return (
      <Page title={t('why:empty.title')} subtitle={t('why:empty.text')}>
        {deleting.note}
        <Link href="/path" asChild>
          <ButtonLink href="/path">{t('why:empty.first')}</ButtonLink>
        </Link>
        <Link href="/studio" asChild>
          <ButtonLink variant="link" href="/studio">
            {t('why:empty.draft')}
          </ButtonLink>
        </Link>
      </Page>
    )
  const facts = [
    t('why:facts.whys', { count: whys.length }),
    t('why:facts.truths', { count: truths.length }),
    t('why:facts.values', { count: values.length }),
    t('why:facts.purposes', { count: purposes.length }),
  ]
  return (
    <Page
      wide
      title={t(`why:state.${state}`)}
      subtitle={facts.join(' · ')}
      actions={
        <>
          <Link href="/whose" asChild>
            <ButtonLink variant="plain" href="/whose">
              {t('why:whose')}
            </ButtonLink>
          </Link>
          <Link href="/story" asChild>
            <ButtonLink variant="plain" href="/story">
              {t('why:story')}
            </ButtonLink>
          </Link>
          <Link href="/statement" asChild>
            <ButtonLink href="/statement">{t('why:statement')}</ButtonLink>
          </Link>
        </>
      }
    >
      {problem ? (
        <Notice tone="problem">
          <p>{t('why:unsaved')}</p>
          <p>{t(`errors:kind.${problem}`)}</p>
        </Notice>
      ) : null}
      {deleting.note}
      <div className={styles.columns}>
        <div>
          <Whys whys={whys} sparks={sparks} change={change} remove={remove} />
          <Truths truths={truths} change={change} remove={remove} />
        </div>
        <div>
          <Values values={values} change={change} remove={remove} />
          <Purposes purposes={purposes} remove={remove} />
        </div>
      </div>
    </Page>
  )
}
