import { useState } from 'react'
import { PopButton } from '@/components/ui/pop-button'
import classes from './log-toolbar.module.css'

interface GoToTimeProps {
  startMs: number
  onTime: (atMs: number) => void
}

/** Asks for an instant in the reader's zone. */
export const GoToTime = ({ startMs, onTime }: GoToTimeProps) => (
  <PopButton
    isQuiet
    content={close => (
      <TimeForm
        startMs={startMs}
        onTime={atMs => {
          close()
          onTime(atMs)
        }}
      />
    )}
  >
    Go to time ▾
  </PopButton>
)

function TimeForm({ startMs, onTime }: GoToTimeProps) {
  const [text, setText] = useState(() => toLocalText(startMs))
  const atMs = new Date(text).getTime()
  return (
    <form
      className={classes.time}
      onSubmit={event => {
        event.preventDefault()
        if (!Number.isNaN(atMs)) onTime(atMs)
      }}
    >
      <label className={classes.timeLabel}>
        Local time
        <input
          type="datetime-local"
          step={1}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <button type="submit" className={classes.go} disabled={Number.isNaN(atMs)}>
        Go
      </button>
    </form>
  )
}

/** What an input of the type `datetime-local` takes: `2026-11-29T14:02:31`. */
function toLocalText(atMs: number): string {
  const offsetMs = new Date(atMs).getTimezoneOffset() * 60_000
  return new Date(atMs - offsetMs).toISOString().slice(0, 19)
}
