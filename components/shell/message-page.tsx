import { Paper } from '@mantine/core'
import type { CSSProperties, ReactNode } from 'react'

/**
 * A page that says one thing, and what to do next. Styled in place: a stylesheet of its own would
 * be preloaded by every page, for an error that it may never show.
 */
export function MessagePage(props: { title: string; message: string; children: ReactNode }) {
  return (
    <Paper withBorder radius={12} p="xl" style={card}>
      <h1 style={title}>{props.title}</h1>
      <p style={message}>{props.message}</p>
      {props.children}
    </Paper>
  )
}

const card: CSSProperties = {
  maxWidth: 640,
  margin: '48px auto',
  background: 'var(--card)',
  borderColor: 'var(--line)',
}
const title: CSSProperties = { margin: '0 0 8px', fontSize: 20, fontWeight: 650 }
const message: CSSProperties = { margin: '0 0 16px', color: 'var(--dim)' }
