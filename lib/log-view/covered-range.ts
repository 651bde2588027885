/** What is loaded of a container's log. */
export interface LogWindow {
  /** The oldest and the newest loaded instant, epoch milliseconds. Undefined while none is. */
  fromMs?: number
  untilMs?: number
  /** Nothing comes before what is loaded. */
  isStart: boolean
  /** Nothing comes after what is loaded, as far as AWS knows by now. */
  isEnd: boolean
}

/** From `fromMs` to `untilMs`, both included; infinite where every log begins or ends. */
export interface CoveredRange {
  fromMs: number
  untilMs: number
}

/**
 * The range that all windows cover. Lines of one container outside of it have to wait: another
 * container's lines between them may not be loaded yet.
 */
export function toCoveredRange(windows: readonly LogWindow[]): CoveredRange {
  const froms = windows.map(({ isStart, fromMs }) => (isStart ? -Infinity : (fromMs ?? Infinity)))
  const untils = windows.map(({ isEnd, untilMs }) => (isEnd ? Infinity : (untilMs ?? -Infinity)))
  return { fromMs: Math.max(-Infinity, ...froms), untilMs: Math.min(Infinity, ...untils) }
}
