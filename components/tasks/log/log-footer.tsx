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
  return (
    <footer className={classes.footer}>
      <span>
        <LossNote places={places} />
      </span>
      <span role="status" className={classes.told}>
        {told}
      </span>
      <span className={classes.place}>{toSelectionText(selection, snapshot)}</span>
    </footer>
  )
}

function LossNote({ places }: Pick<LogFooterProps, 'places'>) {
  const read = places.filter(place => place.kind === 'stream')
  const shared = read.filter(({ isShared }) => isShared)
  const lossy = read.filter(({ container }) => container.lossyMode !== undefined)
  const isDefault = lossy.every(({ container }) => container.lossyMode === 'default')
  const whose =
    lossy.length === read.length ? 'The log driver' : `The log driver of ${toNames(lossy)}`
  return (
    <>
      {shared.length > 0 && `Other tasks write to the stream of ${toNames(shared)}, too. `}
      {lossy.length > 0 && (
        <>
          {isDefault ? `${whose} may be non-blocking` : `${whose} is non-blocking`}: lines may be
          missing.{' '}
          <a href={MODES} target="_blank" rel="noreferrer">
            Why
          </a>
        </>
      )}
    </>
  )
}

const toNames = (places: readonly LogPlace[]): string =>
  places.map(({ container }) => cutName(container.name)).join(', ')

function toSelectionText({ lines, head }: Selection, { windows }: LogSnapshot): string {
  if (!head) return ''
  if (lines.size > 1) return `${lines.size.toLocaleString('en-US')} lines selected`
  const window = windows.find(({ container }) => container === head.container)
  if (!window?.isStart) return ''
  const number = window.lines.indexOf(head) + 1
  return number > 0 ? `line ${number.toLocaleString('en-US')}` : ''
}
