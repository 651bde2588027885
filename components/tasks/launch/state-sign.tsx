import { countViews } from '@/lib/task-view/launch/state-counts'
import type { CountedState } from '@/lib/task-view/launch/state-counts'
import classes from './state-sign.module.css'

/** Lines in a square of 12 that has its centre at 6. What is filled has no stroke of its own. */
interface Shape {
  filled?: string
  lines?: string
}

const circle = 'M6 .5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Z'
const ring = 'M6 1.4a4.6 4.6 0 1 1 0 9.2 4.6 4.6 0 0 1 0-9.2Z'

/** Each differs by its shape, so that it is known without its colour. */
const shapes = {
  starting: { lines: ring },
  running: { filled: 'M2.2.7v10.6L11.3 6Z' },
  stopping: { lines: 'M1.6 1.6h8.8v8.8H1.6Z' },
  succeeded: { filled: `${circle}M2.7 6.2l2.4 2.5 4.3-4.9-1.1-1-3.2 3.7-1.3-1.4Z` },
  failed: { lines: 'M1.6 1.6l8.8 8.8m0-8.8L1.6 10.4' },
  'never-started': { lines: `${ring}M2.8 9.2l6.4-6.4` },
  interrupted: { filled: 'M6 .6 11.7 11H.3Z' },
  stopped: { filled: 'M1.2 1.2h9.6v9.6H1.2Z' },
  unknown: { lines: 'M6 1.2 10.8 6 6 10.8 1.2 6Z' },
  'not-launched': { lines: `${ring}M3 6h6` },
  'no-response': { lines: 'M6 1v6m0 3v1' },
  'not-shown': { lines: 'M2 6h8' },
} satisfies Record<CountedState, Shape>

/** The sign of a state. Its name stands beside it, or in the label of what it is a part of. */
export function StateSign({ state }: { state: CountedState }) {
  const { filled, lines }: Shape = shapes[state]
  return (
    <svg
      viewBox="0 0 12 12"
      className={classes.sign}
      data-tone={countViews[state].tone}
      aria-hidden
      focusable={false}
    >
      {filled && <path d={filled} fill="currentColor" fillRule="evenodd" />}
      {lines && <path d={lines} fill="none" stroke="currentColor" strokeWidth={2.1} />}
    </svg>
  )
}
