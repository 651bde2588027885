import type { CSSProperties } from 'react'
import type { LogSearch } from '@/lib/log-view/search/log-search'
import { toPlainText, toStyledSpans } from '@/lib/log-view/styled-text'
import type { StyledSpan } from '@/lib/log-view/styled-text'
import type { TextColor } from '@/lib/log-view/terminal/text-style'
import { toJsonTokens } from './json-tokens'
import { cutSpans, toLinePieces } from './line-pieces'
import type { LinePiece } from './line-pieces'
import classes from './log-list.module.css'

interface LineTextProps {
  message: string
  search: LogSearch | undefined
  /** Which match of the line the search stands at. */
  currentMatch: number | undefined
  longest: number
  isJson: boolean
}

/** A line's text with its own styles and with the matches of a search. */
export function LineText({ message, search, currentMatch, longest, isJson }: LineTextProps) {
  const styled = toStyledSpans(message)
  const spans = cutSpans(isJson && styled.length === 1 ? toJsonSpans(message) : styled, longest)
  const matches = search?.find(toPlainText(message)) ?? []
  return toLinePieces(spans, matches).map((piece, index) => (
    <Piece key={index} piece={piece} isCurrent={piece.match === currentMatch} />
  ))
}

const toJsonSpans = (text: string): StyledSpan[] =>
  toJsonTokens(text).map(({ text: part, kind }) =>
    kind === 'literal' ? { text: part, color: { name: 'bright-green' } } : { text: part },
  )

function Piece({ piece, isCurrent }: { piece: LinePiece; isCurrent: boolean }) {
  const { text, match } = piece
  const style = toStyle(piece)
  if (match !== undefined) {
    return (
      <mark className={classes.match} data-current={isCurrent || undefined}>
        {text}
      </mark>
    )
  }
  return style ? <span style={style}>{text}</span> : <>{text}</>
}

/** Of the terminal's styles only colors and the look of letters: nothing moves, hides or links. */
function toStyle(span: StyledSpan): CSSProperties | undefined {
  const { color, background, decorations = [] } = span
  if (!color && !background && decorations.length === 0) return undefined
  const isReversed = decorations.includes('reverse')
  const [front, back] = isReversed
    ? [background ?? { rgb: 'var(--log-page)' }, color ?? { rgb: 'var(--log-ink)' }]
    : [color, background]
  const lines = [
    decorations.includes('underline') && 'underline',
    decorations.includes('strikethrough') && 'line-through',
  ].filter(Boolean)
  return {
    color: toCss(front),
    backgroundColor: toCss(back),
    fontWeight: decorations.includes('bold') ? 700 : undefined,
    fontStyle: decorations.includes('italic') ? 'italic' : undefined,
    textDecoration: lines.length > 0 ? lines.join(' ') : undefined,
    opacity: decorations.includes('dim') ? 0.75 : undefined,
  }
}

const toCss = (color: TextColor | undefined): string | undefined =>
  color && ('name' in color ? `var(--ansi-${color.name})` : color.rgb)
