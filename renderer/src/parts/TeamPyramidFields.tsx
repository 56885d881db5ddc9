// The three layers of a team's pyramid as fields, beside a drawing whose bands stand level with them. Saves nothing: what is
// typed goes to whoever shows it.
import { useTranslation } from 'react-i18next'
import { PYRAMID_LAYERS, PYRAMID_LIMITS, type PyramidLayer } from '#shared/domain/circle/team-pyramid.ts'
import type { TeamPyramid } from '#shared/domain/together/gathering.ts'
import { TextArea } from '#ui/TextArea.tsx'
import { PyramidPicture } from './PyramidPicture.tsx'
import styles from './TeamPyramidFields.module.css'

interface TeamPyramidFieldsProps {
  value: TeamPyramid
  onChange: (layer: PyramidLayer, words: string) => void
  /** When a field is left: for whoever saves then. */
  onBlur?: () => void
}

/** From how many characters before the end on the room that is left is told. */
const NEAR_END = 100

export function TeamPyramidFields({ value, onChange, onBlur }: TeamPyramidFieldsProps) {
  const { t } = useTranslation('team-pyramid')
  return (
    <div className={styles.frame}>
      <div className={styles.pyramid}>
        <PyramidPicture value={value} className={styles.picture} />
        {PYRAMID_LAYERS.map((layer) => {
          const left = PYRAMID_LIMITS.layer - value[layer].length
          return (
            <div key={layer} className={styles.layer}>
              <TextArea
                label={t(`layer.${layer}.name`)}
                description={t(`layer.${layer}.says`)}
                value={value[layer]}
                onChange={(words) => onChange(layer, words)}
                onBlur={onBlur}
                maxLength={PYRAMID_LIMITS.layer}
                rows={2}
                serif
              />
              {left <= NEAR_END ? <p className={styles.left}>{t('left', { count: left })}</p> : null}
            </div>
          )
        })}
      </div>
    </div>
  )
}
