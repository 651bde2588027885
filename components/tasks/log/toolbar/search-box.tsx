import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { KeyboardEvent, RefObject } from 'react'
import { ChoiceBar } from '@/components/ui/choice-bar'
import type { FoundLines } from '../store/shown-lines'
import type { LogSearchBox } from '../use-log-search'
import classes from './log-toolbar.module.css'

interface SearchBoxProps {
  box: LogSearchBox
  found: FoundLines | undefined
  /** Counts from 1; undefined while the search stands at none. */
  currentNumber: number | undefined
  inputRef: RefObject<HTMLInputElement | null>
  onStep: (step: 1 | -1) => void
  onLeave: () => void
}

const modes = [
  { value: 'highlight', label: 'Highlight' },
  { value: 'filter', label: 'Filter' },
] as const

/** Searches the lines that are loaded. */
export function SearchBox(props: SearchBoxProps) {
  const { box, found, currentNumber, inputRef, onStep, onLeave } = props
  const { asked, ask, failure } = box
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' || event.key === 'F3') {
      event.preventDefault()
      onStep(event.shiftKey ? -1 : 1)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      if (asked.text === '') onLeave()
      else ask({ text: '' })
    }
  }
  return (
    <div role="search" className={classes.search}>
      <div className={classes.modes}>
        <ChoiceBar
          label="Show matches as"
          isLabelHidden
          data={modes}
          value={asked.isFiltered ? 'filter' : 'highlight'}
          onChange={value => ask({ isFiltered: value === 'filter' })}
        />
      </div>
      <div className={classes.box} data-failed={failure ? true : undefined}>
        <input
          ref={inputRef}
          type="text"
          className={classes.input}
          aria-label="Search the lines"
          aria-invalid={failure ? true : undefined}
          placeholder="Search the lines"
          spellCheck={false}
          autoComplete="off"
          value={asked.text}
          onChange={({ currentTarget }) => ask({ text: currentTarget.value })}
          onKeyDown={onKeyDown}
        />
        <span role="status" className={classes.matches}>
          {failure ? failure.message : toCountText(found, currentNumber)}
        </span>
        <button
          type="button"
          className={classes.icon}
          aria-label="Previous match"
          disabled={!found?.matches}
          onClick={() => onStep(-1)}
        >
          <IconArrowUp size={15} aria-hidden />
        </button>
        <button
          type="button"
          className={classes.icon}
          aria-label="Next match"
          disabled={!found?.matches}
          onClick={() => onStep(1)}
        >
          <IconArrowDown size={15} aria-hidden />
        </button>
        <button
          type="button"
          className={classes.icon}
          aria-label="Match case"
          aria-pressed={asked.isCaseSensitive}
          title="Match case"
          onClick={() => ask({ isCaseSensitive: !asked.isCaseSensitive })}
        >
          Aa
        </button>
        <button
          type="button"
          className={classes.icon}
          aria-label="Regular expression"
          aria-pressed={asked.isRegex}
          title="Regular expression"
          onClick={() => ask({ isRegex: !asked.isRegex })}
        >
          .*
        </button>
      </div>
    </div>
  )
}

function toCountText(found: FoundLines | undefined, currentNumber: number | undefined): string {
  if (!found) return ''
  const { matches, isDone } = found
  if (matches === 0) return isDone ? 'No matches' : 'Searching…'
  const total = `${matches.toLocaleString('en-US')}${isDone ? '' : '+'}`
  if (currentNumber !== undefined) return `${currentNumber.toLocaleString('en-US')} of ${total}`
  return matches === 1 ? '1 match' : `${total} matches`
}
