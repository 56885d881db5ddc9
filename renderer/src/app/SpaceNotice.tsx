// Said while the vault's disk has little room. The first warning can be put away; when there is hardly any room left it
// stays until there is.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatBytes } from '#parts/sizes.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import styles from './Shell.module.css'
import { useSpace } from './use-space.ts'

export function SpaceNotice() {
  const { t, i18n } = useTranslation('app')
  const { room, freeBytes } = useSpace()
  const [closed, setClosed] = useState(false)
  if (room === 'enough' || (room === 'low' && closed)) return null
  return (
    <div className={styles.notices}>
      <Notice
        tone={room === 'stop' ? 'problem' : 'calm'}
        action={
          room === 'stop' ? null : (
            <Button variant="plain" onClick={() => setClosed(true)}>
              {t('opened.dismiss')}
            </Button>
          )
        }
      >
        <p>{t(`space.${room}`, { size: formatBytes(freeBytes, i18n.language) })}</p>
      </Notice>
    </div>
  )
}
