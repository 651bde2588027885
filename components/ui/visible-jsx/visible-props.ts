import { toVisibleText } from '../visible-text.ts'

/** Where a text is shown or read out. Values of fields and what is copied stay as they are. */
const shown = [
  'children',
  'title',
  'label',
  'description',
  'error',
  'placeholder',
  'alt',
  'aria-label',
  'aria-description',
  'aria-valuetext',
] as const

type Props = Readonly<Record<string, unknown>>

/** The same props; a copy only where a text in them holds hidden characters. */
export function toVisibleProps(props: Props): Props {
  let visible = props
  for (const name of shown) {
    const value = props[name]
    const text = toVisible(value)
    if (text !== value) visible = { ...visible, [name]: text }
  }
  return visible
}

function toVisible(value: unknown): unknown {
  if (typeof value === 'string') return toVisibleText(value)
  if (!Array.isArray(value)) return value
  const texts: unknown[] = value.map(toVisible)
  return texts.some((text, index) => text !== value[index]) ? texts : value
}
