import { useState } from 'react'
import { PopButton } from '@/components/ui/pop-button'
import { logLevels } from '@/lib/log-view/log-line'
import type { LogLevel } from '@/lib/log-view/log-line'
import type { LogLook } from '../log-look'
import { GoToTime } from './go-to-time'
import classes from './log-toolbar.module.css'

interface LogToolsProps {
  look: LogLook
  onLook: (changed: Partial<LogLook>) => void
  levels: ReadonlySet<LogLevel> | undefined
  onLevels: (levels: ReadonlySet<LogLevel> | undefined) => void
  startMs: number
  onLastError: () => void
  onTime: (atMs: number) => void
  /** Undefined while no line is selected. */
  onCopyLink: (() => void) | undefined
  /** Addresses of the log as text: the whole, and what the filter lets through. */
  wholeHref: string
  filteredHref: string | undefined
  isSearchingWhole: boolean
  onSearchWhole: () => void
}

const zones = [
  { value: 'local', label: 'local' },
  { value: 'utc', label: 'UTC' },
  { value: 'start', label: 'since start' },
] as const

/** How the lines are shown, and what can be done with them. */
export function LogTools(props: LogToolsProps) {
  const { look, onLook, onCopyLink } = props
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className={classes.toggle}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        Tools <span aria-hidden>{isOpen ? '▴' : '▾'}</span>
      </button>
      <div
        role="group"
        aria-label="Log tools"
        className={classes.tools}
        data-open={isOpen || undefined}
      >
        <button type="button" className={classes.tool} data-main onClick={props.onLastError}>
          Last error
        </button>
        <button
          type="button"
          className={classes.tool}
          aria-pressed={look.isWrapped}
          onClick={() => onLook({ isWrapped: !look.isWrapped })}
        >
          Wrap
        </button>
        <label className={classes.tool}>
          Time:{' '}
          <select
            className={classes.select}
            value={look.zone}
            onChange={({ currentTarget }) =>
              onLook({ zone: zones.find(({ value }) => value === currentTarget.value)?.value })
            }
          >
            {zones.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>{' '}
          <span aria-hidden>▾</span>
        </label>
        <LevelsButton levels={props.levels} onChange={props.onLevels} />
        <button
          type="button"
          className={classes.tool}
          onClick={() => onLook({ isJsonOpen: !look.isJsonOpen })}
        >
          JSON: {look.isJsonOpen ? 'open' : 'folded'}
        </button>
        <button
          type="button"
          className={classes.tool}
          aria-pressed={look.density === 'compact'}
          onClick={() =>
            onLook({ density: look.density === 'compact' ? 'comfortable' : 'compact' })
          }
        >
          Compact
        </button>
        <GoToTime startMs={props.startMs} onTime={props.onTime} />
        <span className={classes.gap} />
        <button
          type="button"
          className={classes.tool}
          aria-disabled={!onCopyLink}
          title={onCopyLink ? undefined : 'Select a line first: click its time.'}
          onClick={onCopyLink}
        >
          Copy link to line
        </button>
        <PopButton
          isQuiet
          content={close => (
            <ul className={classes.menu}>
              <li>
                <a href={props.wholeHref} download onClick={close}>
                  Whole log
                </a>
              </li>
              <li>
                {props.filteredHref === undefined ? (
                  <span className={classes.off}>Filtered log: nothing is filtered</span>
                ) : (
                  <a href={props.filteredHref} download onClick={close}>
                    Filtered log
                  </a>
                )}
              </li>
            </ul>
          )}
        >
          Download ▾
        </PopButton>
        <button
          type="button"
          className={classes.tool}
          aria-pressed={props.isSearchingWhole}
          onClick={props.onSearchWhole}
        >
          Search the whole stream
        </button>
      </div>
    </>
  )
}

interface LevelsButtonProps {
  levels: ReadonlySet<LogLevel> | undefined
  onChange: (levels: ReadonlySet<LogLevel> | undefined) => void
}

/** A line without a level is shown with those of level info. */
function LevelsButton({ levels, onChange }: LevelsButtonProps) {
  function toggle(level: LogLevel) {
    const after = new Set(levels ?? logLevels)
    if (!after.delete(level)) after.add(level)
    onChange(after.size === logLevels.length ? undefined : after)
  }
  return (
    <PopButton
      isQuiet
      isSet={levels !== undefined}
      label={levels ? `Levels: ${levels.size} of ${logLevels.length}` : undefined}
      content={() => (
        <fieldset className={classes.levels}>
          <legend className={classes.legend}>Levels shown</legend>
          {logLevels.map(level => (
            <label key={level} className={classes.level}>
              <input
                type="checkbox"
                checked={!levels || levels.has(level)}
                onChange={() => toggle(level)}
              />
              {level}
            </label>
          ))}
          <p className={classes.hint}>Lines without a level count as info.</p>
        </fieldset>
      )}
    >
      {levels ? `Levels: ${levels.size}` : 'Levels'} ▾
    </PopButton>
  )
}
