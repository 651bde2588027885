import { useState } from 'react'
import { IconArrowDown } from '@tabler/icons-react'
import classes from './log-viewer.module.css'
import type { LogSnapshot } from './store/log-store'

interface FollowButtonProps {
  snapshot: LogSnapshot
  isOver: boolean
  onClick: () => void
}

/** Goes back to the end. It is there while one has scrolled away from it. */
export function FollowButton({ snapshot, isOver, onClick }: FollowButtonProps) {
  const { arrived, isEnd } = snapshot
  const [arrivedBefore] = useState(arrived)
  const news = isEnd ? arrived - arrivedBefore : 0
  const text = news > 0 ? toNewText(news) : isOver ? 'To the end' : 'Follow'
  return (
    <button type="button" className={classes.follow} onClick={onClick}>
      <IconArrowDown size={15} aria-hidden />
      {text}
    </button>
  )
}

const toNewText = (count: number): string =>
  count === 1 ? '1 new line' : `${count.toLocaleString('en-US')} new lines`
