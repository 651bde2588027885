import type { CSSProperties, ReactNode } from 'react'

interface MessagePageProps {
  title: string
  message: string
  /** AWS's own words. */
  words?: string
  /** What to do next: links and `TryAgain`. */
  children: ReactNode
}

/**
 * A page that says one thing, and what to do next. It is styled in place and uses no component of
 * the library, because every page loads it for an error that it may never show.
 */
export function MessagePage({ title, message, words, children }: MessagePageProps) {
  return (
    <div style={styles.card}>
      <h1 style={styles.title}>{title}</h1>
      <p style={styles.message}>{message}</p>
      {words && <pre style={styles.words}>{words}</pre>}
      <div style={styles.actions}>{children}</div>
    </div>
  )
}

export const TryAgain = ({ onClick }: { onClick: () => void }) => (
  <button type="button" style={styles.button} onClick={onClick}>
    Try again
  </button>
)

const styles = {
  card: {
    maxWidth: 640,
    margin: '48px auto',
    padding: 32,
    border: '1px solid var(--line)',
    borderRadius: 12,
    background: 'var(--card)',
  },
  title: { margin: '0 0 8px', fontSize: 20, fontWeight: 650 },
  message: { margin: '0 0 16px', color: 'var(--dim)' },
  words: {
    margin: '0 0 16px',
    padding: '10px 12px',
    borderRadius: 8,
    background: 'var(--neutral-soft)',
    fontFamily: 'var(--mono)',
    fontSize: 13,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 16 },
  button: {
    height: 36,
    padding: '0 18px',
    border: 0,
    borderRadius: 8,
    background: 'var(--accent)',
    color: 'var(--accent-ink)',
    font: 'inherit',
    fontWeight: 600,
    cursor: 'pointer',
  },
} satisfies Record<string, CSSProperties>
