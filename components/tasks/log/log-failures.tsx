import { cutName } from '@/components/ui/clamped-text'
import { FailureNote } from '../failure-note'
import classes from './log-viewer.module.css'
import type { LogWindow } from './store/log-window'

/** What can't be read now, and what that means for the lines that are shown. */
export function LogFailures({ windows }: { windows: readonly LogWindow[] }) {
  const failed = windows.flatMap(({ failure, container, lines }) =>
    failure ? [{ failure, container, hasLines: lines.length > 0 }] : [],
  )
  const told = new Set<string>()
  const once = failed.filter(({ failure: { message } }) => !told.has(message) && told.add(message))
  if (once.length === 0) return null
  return (
    <div className={classes.failures}>
      {once.map(({ failure, container, hasLines }) => (
        <FailureNote key={container} failure={failure}>
          {windows.length > 1 && once.length === failed.length && `${cutName(container)}: `}
          {hasLines && 'The log isn’t up to date.'}
        </FailureNote>
      ))}
    </div>
  )
}
