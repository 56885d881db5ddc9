// The locked vault: which of its doors is shown. Shows nothing of what is inside, since nothing is opened yet.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GateState, OpenReport } from '#data/vault.ts'
import { Button } from '#ui/Button.tsx'
import { Page } from '#ui/Page.tsx'
import { Away } from './Away.tsx'
import { Hidden } from './Hidden.tsx'
import styles from './Lock.module.css'
import { type Door, doorOf } from './lock-state.ts'
import { Unlock } from './Unlock.tsx'

interface Props {
  /** Any state but `none`. */
  gate: GateState
  /** A key was given and is being tried. */
  onOpening?: () => void
  onOpen: (report: OpenReport) => void
  /** The vault was moved aside: there is none now. */
  onSetAside: () => void
}

export function LockScreen({ gate, onOpening = () => undefined, onOpen, onSetAside }: Props) {
  const { t } = useTranslation('lock')
  const [door, setDoor] = useState<Door>(() => doorOf(gate))
  const home = doorOf(gate)
  const missing = gate.state === 'log-missing'
  if (door === 'passphrase' || door === 'recovery')
    return (
      <Unlock
        key={door}
        door={door}
        home={home}
        missing={missing}
        onDoor={setDoor}
        onOpening={onOpening}
        onOpen={onOpen}
      />
    )
  if (door === 'device') return <Hidden onDoor={setDoor} onOpening={onOpening} onOpen={onOpen} />
  if (door === 'away')
    return (
      <Away
        onPassphrase={() => setDoor(home === 'device' ? home : 'passphrase')}
        onRecovery={() => setDoor('recovery')}
        onSetAside={onSetAside}
      />
    )
  return (
    <div className={styles.frame}>
      <Page title={t(`${door}.title`)} subtitle={t(`${door}.body`)}>
        <div className={styles.row}>
          <Button onClick={() => window.location.reload()}>{t('again')}</Button>
          {door === 'newer' ? null : (
            <Button variant="plain" onClick={() => setDoor('away')}>
              {t('away.anewAction')}
            </Button>
          )}
        </div>
      </Page>
    </div>
  )
}
