import type { LogLevel, LogLine } from './log-line.ts'
import type { PhaseLine } from './phase-lines.ts'

/** A row of the viewer. */
export type LogRow =
  | { kind: 'line'; line: LogLine; lineIndex: number; level?: LogLevel }
  /** Stands for lines of an entry, or behind them where it is open. */
  | { kind: 'fold'; head: LogLine; headIndex: number; lineCount: number; isOpen: boolean }
  | { kind: 'phase'; phase: PhaseLine }

/** What decides which rows there are. A new view makes new rows; the same object goes on. */
export interface RowsView {
  hiddenContainers: ReadonlySet<string>
  /** Undefined: all. `none` stands for lines that name no level. */
  levels?: ReadonlySet<LogLevel | 'none'>
  /** Only lines for which it holds, none of them folded. */
  filter?: (line: LogLine, lineIndex: number) => boolean
  /** Heads of the entries that are open. */
  openEntries: ReadonlySet<LogLine>
  /** In the order of time. */
  phases: readonly PhaseLine[]
}

export interface VisibleRows {
  rows: readonly LogRow[]
  /** Of what they were made. */
  lines: readonly LogLine[]
  view: RowsView
}

/**
 * The rows of these lines, in their order.
 *
 * @param lines in the order of time
 * @param before the rows of a former call: what didn't change since is taken over
 */
export function toVisibleRows(
  lines: readonly LogLine[],
  view: RowsView,
  before?: VisibleRows,
): VisibleRows {
  if (before?.lines === lines && before.view === view) return before
  const rows: LogRow[] = []
  let nextPhase = 0
  lines.forEach((line, lineIndex) => {
    for (; (view.phases[nextPhase]?.timestampMs ?? Infinity) <= line.timestampMs; nextPhase += 1) {
      const phase = view.phases[nextPhase]
      if (phase) rows.push({ kind: 'phase', phase })
    }
    if (view.hiddenContainers.has(line.container)) return
    if (view.levels && !view.levels.has(line.level ?? 'none')) return
    if (view.filter && !view.filter(line, lineIndex)) return
    rows.push({ kind: 'line', line, lineIndex, level: line.level })
  })
  for (const phase of view.phases.slice(nextPhase)) rows.push({ kind: 'phase', phase })
  return { rows, lines, view }
}
