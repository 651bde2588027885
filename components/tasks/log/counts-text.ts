import type { LogSnapshot } from './store/log-store'

/** `2,418 lines · 3 errors · 11 warnings`; it says where only a part is loaded. */
export function toCountsText({
  counts: { lines, errors, warnings },
  isRead,
  isStart,
  isEnd,
}: Pick<LogSnapshot, 'counts' | 'isRead' | 'isStart' | 'isEnd'>): string {
  if (!isRead && lines === 0) return 'Reading the log…'
  const isWhole = isStart && isEnd
  const what = isWhole || lines === 0 ? toText(lines, 'line') : `${toText(lines, 'line')} loaded`
  return [what, toText(errors, 'error'), toText(warnings, 'warning')].join(' · ')
}

const toText = (count: number, noun: string): string =>
  `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
