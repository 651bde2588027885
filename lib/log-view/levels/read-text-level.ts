import type { LogLevel } from '../log-line.ts'
import { findFieldLevel } from './find-field-level.ts'
import { findHeaderLevel } from './find-header-level.ts'
import { levelShapes } from './level-shapes.ts'

/** A level stands at the start of a line. */
const HEAD = 300

/** The level of a line that isn't JSON. */
export function readTextLevel(text: string): LogLevel | undefined {
  const head = text.length > HEAD ? text.slice(0, HEAD) : text
  for (const { shape, level } of levelShapes) {
    const found = shape.exec(head)
    if (found) return typeof level === 'function' ? level(found) : level
  }
  return findHeaderLevel(head) ?? findFieldLevel(head)
}
