'use client'

import { useState } from 'react'
import { cutText } from '@/components/ui/clamped-text'
import { CopyValue } from '@/components/ui/copy-value'
import { TextButton } from '@/components/ui/text-button'
import type { CompareCell, TextPart } from '@/lib/task-view/compare/compare-row'
import { StatePill, TonePill } from '../state-pill'
import classes from './compare-table.module.css'

interface CellProps {
  cell: CompareCell
  isMono?: boolean
  isSameTag?: boolean
}

/** A longer value is cut here until somebody asks for all of it. */
const LONGEST = 600
const SHOWN = 400

/** What a run has: the value with the words that differ in bold, and where it comes from. */
export function Cell({ cell, isMono, isSameTag }: CellProps) {
  const [isWhole, setIsWhole] = useState(false)
  const { parts, note, state, digest } = cell
  const length = parts.reduce((sum, { text }) => sum + text.length, 0)
  const isLong = length > LONGEST
  return (
    <>
      {state && <StatePill state={state} />}{' '}
      <span className={isMono ? classes.mono : undefined}>
        {(isLong && !isWhole ? cutParts(parts) : parts).map(({ text, isChanged }, index) =>
          isChanged ? <strong key={index}>{text}</strong> : <span key={index}>{text}</span>,
        )}
      </span>{' '}
      {isLong && (
        <TextButton onClick={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show less' : 'Show all'}
        </TextButton>
      )}
      {digest && (
        <CopyValue value={digest} label="image digest">
          <span className={classes.note}>@{digest.replace(/^sha256:/, '').slice(0, 4)}…</span>
        </CopyValue>
      )}
      {isSameTag && <TonePill tone="warn">Same tag, other image</TonePill>}
      {note !== undefined && <span className={classes.note}>{note}</span>}
    </>
  )
}

function cutParts(parts: readonly TextPart[]): TextPart[] {
  let left = SHOWN
  return parts.flatMap(({ text, isChanged }) => {
    if (left <= 0) return []
    const shown = cutText(text, left)
    left -= text.length
    return [{ text: shown, isChanged }]
  })
}
