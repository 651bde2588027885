import { cutName } from '@/components/ui/clamped-text'
import classes from './log-card.module.css'
import type { LogPlace } from './log-places'

/** Why there is nothing to read of some containers, a sentence for each. */
export function LogNotes({ places }: { places: readonly LogPlace[] }) {
  const isNamed = places.length > 1
  return places.map(
    place =>
      place.kind === 'note' && (
        <p key={place.container.name} className={classes.empty}>
          {isNamed && <strong>{cutName(place.container.name)}: </strong>}
          {place.text}
        </p>
      ),
  )
}
