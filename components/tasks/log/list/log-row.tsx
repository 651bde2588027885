import { memo } from 'react'
import { cutName } from '@/components/ui/clamped-text'
import { toLogTimeText } from '@/lib/log-view/log-time'
import type { LogTimeStyle } from '@/lib/log-view/log-time'
import { readJsonLine } from '@/lib/log-view/read-json-line'
import type { JsonLine } from '@/lib/log-view/read-json-line'
import type { LogSearch } from '@/lib/log-view/search/log-search'
import { toPlainText } from '@/lib/log-view/styled-text'
import type { HeldLine } from '../store/held-line'
import { JsonText } from './json-text'
import { LineText } from './line-text'
import classes from './log-list.module.css'
import { LONGEST_SHOWN } from './row-size'

export interface RowActions {
  select: (line: HeldLine, isRange: boolean) => void
  toggleStack: (line: HeldLine) => void
  toggleJson: (line: HeldLine) => void
  showWhole: (line: HeldLine) => void
}

interface LogRowProps {
  line: HeldLine
  index: number
  topPx: number
  /** Of its container in the page's order: decides about the color. */
  place: number
  time: LogTimeStyle
  search: LogSearch | undefined
  currentMatch: number | undefined
  isSelected: boolean
  isJsonOpen: boolean
  isWhole: boolean
  /** How many lines of its stack are folded behind it; undefined where none can be. */
  foldCount: number | undefined
  isStackOpen: boolean
  measure: ((element: Element | null) => void) | undefined
  actions: RowActions
}

/** A line of the log. */
export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { line, index, topPx, place, time, search, currentMatch, isWhole } = props
  const { isSelected, measure, actions } = props
  const { message, entryLevel, container, timestampMs, isPhase } = line
  const json = isPhase ? undefined : readJsonLine(toPlainText(message))
  return (
    <div
      ref={measure}
      className={classes.row}
      data-index={index}
      data-line={line.id}
      data-level={entryLevel}
      data-phase={isPhase}
      data-selected={isSelected || undefined}
      data-whole={isWhole || undefined}
      style={{ transform: `translateY(${topPx}px)` }}
    >
      <span className={classes.meta}>
        <time
          className={classes.at}
          dateTime={toIso(timestampMs)}
          title={toIso(timestampMs)}
          // The browser would select the text from the last click on.
          onMouseDown={event => event.shiftKey && event.preventDefault()}
          onClick={({ shiftKey }) => actions.select(line, shiftKey)}
        >
          {toLogTimeText(timestampMs, time)}
        </time>
        <span className={classes.name} data-place={isPhase ? 'ecs' : place % COLORS}>
          {isPhase ? 'ECS' : cutName(container)}
        </span>
      </span>
      <span className={classes.text}>
        {isPhase && <span className={classes.fold}>▸ </span>}
        <LineText
          message={message}
          search={isPhase ? undefined : search}
          currentMatch={currentMatch}
          longest={isWhole ? Infinity : LONGEST_SHOWN}
          isJson={json !== undefined}
        />
        <RowButtons {...props} json={json} />
      </span>
    </div>
  )
})

/** So many containers have colors of their own. */
const COLORS = 8

function RowButtons(props: LogRowProps & { json: JsonLine | undefined }) {
  const { line, json, isJsonOpen, isWhole, foldCount, isStackOpen, actions } = props
  const isCut = !isWhole && line.message.length > LONGEST_SHOWN
  return (
    <>
      {foldCount !== undefined && (
        <FoldButton isOpen={isStackOpen} onClick={() => actions.toggleStack(line)}>
          {toMoreText(foldCount)}
        </FoldButton>
      )}
      {json && (
        <FoldButton isOpen={isJsonOpen} onClick={() => actions.toggleJson(line)}>
          {json.fieldCount === 1 ? '1 field' : `${json.fieldCount} fields`}
        </FoldButton>
      )}
      {isCut && (
        <button
          type="button"
          tabIndex={-1}
          className={classes.foldButton}
          onClick={() => actions.showWhole(line)}
        >
          Show all {toSizeText(line.message.length)}
        </button>
      )}
      {json && isJsonOpen && <JsonText value={json.value} />}
    </>
  )
}

interface FoldButtonProps {
  isOpen: boolean
  onClick: () => void
  children: string
}

/** The list itself has the focus, and its keys open what is folded. */
const FoldButton = ({ isOpen, onClick, children }: FoldButtonProps) => (
  <button
    type="button"
    tabIndex={-1}
    className={classes.foldButton}
    aria-expanded={isOpen}
    onClick={onClick}
  >
    <span aria-hidden>{isOpen ? '▾' : '▸'}</span> {children}
  </button>
)

const toMoreText = (count: number): string =>
  `${count.toLocaleString('en-US')} more lines of this stack`

const toSizeText = (length: number): string =>
  length < 1_048_576 ? `${Math.ceil(length / 1_024)} KiB` : `${(length / 1_048_576).toFixed(1)} MiB`

/** A container may write any number as its time. */
function toIso(atMs: number): string {
  const date = new Date(atMs)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}
