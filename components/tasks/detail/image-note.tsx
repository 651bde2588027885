import Link from 'next/link'
import { ExactTime, useMinuteText } from '@/components/ui/time/exact-time'
import type { EarlierImage } from '@/lib/task-view/task/other-image'
import classes from './image-note.module.css'

/** Under an image: an earlier run pulled another one with the same tag. */
export function ImageNote({ earlier }: { earlier: EarlierImage | undefined }) {
  const toMinuteText = useMinuteText()
  if (!earlier) return null
  const { imageDigest, createdAt, href } = earlier
  const when = <ExactTime iso={createdAt}>{toMinuteText(Date.parse(createdAt))}</ExactTime>
  return (
    <span className={classes.note}>
      Same tag, different image than in the run of{' '}
      {href === undefined ? (
        when
      ) : (
        <Link href={href} prefetch={false}>
          {when}
        </Link>
      )}{' '}
      <span className={classes.digest} title={imageDigest}>
        @{toShortDigest(imageDigest)}
      </span>
    </span>
  )
}

/** `9c1e…`: enough to tell two of them apart. */
const toShortDigest = (digest: string): string => `${digest.replace(/^sha256:/, '').slice(0, 4)}…`
