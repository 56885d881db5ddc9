// The minutes of a write step: how many, and a quiet line when they are over. The bell sounds only if it was switched on.
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { stretchIdle } from '#parts/idle-holds.ts'
import { Switch } from '#ui/Switch.tsx'
import { ringBell } from './bell.ts'
import styles from './steps.module.css'

/** Counts from when the step is shown. Never ends the writing. */
export function WriteMinutes({ minutes }: { minutes: number }) {
  const { t } = useTranslation('session')
  const [isOver, setOver] = useState(false)
  const [isLoud, setLoud] = useState(false)
  const loud = useRef(isLoud)
  loud.current = isLoud
  useEffect(() => (isOver ? undefined : stretchIdle(minutes * 60_000)), [isOver, minutes])
  useEffect(() => {
    const timer = setTimeout(() => {
      setOver(true)
      if (loud.current) ringBell()
    }, minutes * 60_000)
    return () => clearTimeout(timer)
  }, [minutes])
  return (
    <div className={styles.minutes}>
      <p role="status" className={styles.quiet}>
        {isOver ? t('write.over') : `${t('write.minutes', { count: minutes })} ${t('write.stays')}`}
      </p>
      {isOver ? null : <Switch label={t('write.bell')} isSelected={isLoud} onChange={setLoud} />}
    </div>
  )
}
