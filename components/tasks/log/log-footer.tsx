import { cutName } from '@/components/ui/clamped-text'
import type { LogPlace } from './log-places'
import classes from './log-viewer.module.css'
import type { LogSnapshot } from './store/log-store'
import type { Selection } from './use-selection'

interface LogFooterProps {
  places: readonly LogPlace[]
  snapshot: LogSnapshot
  selection: Selection
  /** What happened last. */
  told: string
}

const MODES = 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html'

/** What limits the truth of the lines, and where the selected one is. */
export function LogFooter({ places, snapshot, selection, told }: LogFooterProps) {
  const lossy = places.filter(
    ({ kind, container }) => kind === 'stream' && container.logMode === 'non-blocking',
  )
  const text = toSelectionText(selection, snapshot)
  return (
    <footer className={classes.footer}>
      <span>
        {lossy.length > 0 && (
          <>
            {lossy.length === places.length
              ? 'The log driver is non-blocking'
              : `The log driver of ${lossy.map(({ container }) => cutName(container.name)).join(', ')} is non-blocking`}
            : lines may be missing.{' '}
            <a href={MODES} target="_blank" rel="noreferrer">
              Why
            </a>
          </>
        )}
      </span>
      <span role="status" className={classes.told}>
        {told}
      </span>
      <span className={classes.place}>{text}</span>
    </footer>
  )
}

function toSelectionText({ lines, head }: Selection, { windows }: LogSnapshot): string {
  if (!head) return ''
  if (lines.size > 1) return `${lines.size.toLocaleString('en-US')} lines selected`
  const window = windows.find(({ container }) => container === head.container)
  if (!window?.isStart) return ''
  const number = window.lines.indexOf(head) + 1
  return number > 0 ? `line ${number.toLocaleString('en-US')}` : ''
}
