// A pyramid in three bands as high as what stands beside it: drawn out where there are words, dotted where there are none
// yet. It says nothing that the words beside it do not say.
import { PYRAMID_LAYERS } from '#shared/domain/circle/team-pyramid.ts'
import type { TeamPyramid } from '#shared/domain/together/gathering.ts'
import { classNames } from '#ui/class-names.ts'
import styles from './PyramidPicture.module.css'

/** Half the width at a height, both of a hundred; bands leave a little air between them. */
const AIR = 1.6
function bandPath(index: number, bands: number): string {
  const top = (100 / bands) * index + (index === 0 ? 0 : AIR / 2)
  const bottom = (100 / bands) * (index + 1) - (index === bands - 1 ? 0 : AIR / 2)
  return `M${50 - top / 2} ${top}H${50 + top / 2}L${50 + bottom / 2} ${bottom}H${50 - bottom / 2}Z`
}

export function PyramidPicture({ value, className }: { value: TeamPyramid; className?: string | undefined }) {
  return (
    <svg
      className={classNames(styles.picture, className)}
      viewBox="-1 -1 102 102"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {PYRAMID_LAYERS.map((layer, index) => (
        <path
          key={layer}
          className={styles.band}
          data-layer={layer}
          data-written={value[layer].trim() === '' ? undefined : ''}
          d={bandPath(index, PYRAMID_LAYERS.length)}
        />
      ))}
    </svg>
  )
}
