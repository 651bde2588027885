import type { ReactNode } from 'react'
import { countViews } from '@/lib/task-view/launch/state-counts'
import type { CountedState, StateCount } from '@/lib/task-view/launch/state-counts'
import { isState } from '@/lib/task-view/list/task-query'
import type { TaskState } from '@/lib/task-view/status-view'
import { useIsHydrated } from '@/components/ui/time/clock'
import { useFocusHeir } from '@/components/ui/use-focus-heir'
import { StateSign } from './state-sign'
import classes from './outcome-counts.module.css'

interface OutcomeCountsProps {
  counts: StateCount[]
  /** The one to which the page is narrowed. */
  narrowed: TaskState | undefined
  onNarrow: (state: TaskState | undefined) => void
  /** A state disappeared while it had the focus. */
  onGone: () => void
}

/** How many tasks are in each state. A press narrows the page to them, another one shows all again. */
export function OutcomeCounts({ counts, narrowed, onNarrow, onGone }: OutcomeCountsProps) {
  return (
    <ul className={classes.counts} aria-label="Tasks by outcome">
      {counts.map(({ state, count }) => (
        <li key={state}>
          {isState(state) ? (
            <CountButton
              isPressed={state === narrowed}
              onPress={() => onNarrow(state === narrowed ? undefined : state)}
              onGone={onGone}
            >
              <Count state={state} count={count} />
            </CountButton>
          ) : (
            <span className={classes.count}>
              <Count state={state} count={count} />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

interface CountButtonProps {
  isPressed: boolean
  onPress: () => void
  onGone: () => void
  children: ReactNode
}

function CountButton({ isPressed, onPress, onGone, children }: CountButtonProps) {
  const button = useFocusHeir<HTMLButtonElement>(onGone)
  return (
    <button
      ref={button}
      type="button"
      className={classes.count}
      disabled={!useIsHydrated()}
      aria-pressed={isPressed}
      onClick={onPress}
    >
      {children}
    </button>
  )
}

const Count = ({ state, count }: { state: CountedState; count: number }) => (
  <>
    <StateSign state={state} />
    <strong className={classes.figure}>{count}</strong> {countViews[state].label}
  </>
)
