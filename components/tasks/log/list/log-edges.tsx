import type { ReactNode } from 'react'
import type { LogSnapshot, LogStore } from '../store/log-store'

interface LogEdgesProps {
  store: LogStore
  snapshot: LogSnapshot
  isOver: boolean
  /** Some of the loaded lines aren't shown. */
  isNarrowed: boolean
}

/** What stands above the first line and below the last one: whether there is more, and how to get it. */
export function LogEdges(props: LogEdgesProps): { top: ReactNode; bottom: ReactNode } {
  return { top: <TopEdge {...props} />, bottom: <BottomEdge {...props} /> }
}

function TopEdge({ store, snapshot }: LogEdgesProps) {
  const { isRead, isStart, isLoadingEarlier, isLoadingAll, windows } = snapshot
  if (!isRead) return 'Reading the log…'
  if (isStart) return 'Start of the log'
  const isCut = windows.some(({ isCutAtStart }) => isCutAtStart)
  if (isLoadingAll) {
    return (
      <>
        Loading all lines… <EdgeButton onClick={() => store.stopLoading()}>Stop</EdgeButton>
      </>
    )
  }
  return (
    <>
      {isCut && 'Earlier lines were dropped: this page holds 300,000.'}
      {isLoadingEarlier ? (
        'Loading earlier lines…'
      ) : (
        <EdgeButton onClick={() => void store.loadEarlier()}>Load earlier lines</EdgeButton>
      )}
      <EdgeButton onClick={() => void store.loadAll()}>Load all</EdgeButton>
    </>
  )
}

function BottomEdge({ store, snapshot, isOver, isNarrowed }: LogEdgesProps) {
  const { isRead, isEnd, isLoadingLater, counts, rows, windows } = snapshot
  if (!isRead) return null
  if (windows.every(({ failure }) => failure)) return null
  if (isNarrowed && rows.length === 0 && counts.lines > 0) return 'No line matches.'
  if (!isEnd && isLoadingLater) return 'Loading later lines…'
  if (!isEnd) {
    return <EdgeButton onClick={() => void store.loadLater()}>Load later lines</EdgeButton>
  }
  if (counts.lines > 0) return isOver ? 'End of the log' : 'Waiting for new lines…'
  return isOver ? 'No lines were written.' : 'No lines yet; they appear here as they come.'
}

const EdgeButton = ({ onClick, children }: { onClick: () => void; children: string }) => (
  <button type="button" onClick={onClick}>
    {children}
  </button>
)
