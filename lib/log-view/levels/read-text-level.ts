import type { LogLevel } from '../log-line.ts'
import { findFieldLevel } from './find-field-level.ts'
import { findHeaderLevel } from './find-header-level.ts'
import { levelShapes } from './level-shapes.ts'

/** A level stands at the start of a line. */
const HEAD = 300

/** One question instead of forty, for the many lines that no shape fits. */
const anyShape = new RegExp(levelShapes.map(({ shape }) => `(?:${shape.source})`).join('|'))

/** The level of a line that isn't JSON. */
export function readTextLevel(text: string): LogLevel | undefined {
  const head = text.length > HEAD ? text.slice(0, HEAD) : text
  if (anyShape.test(head)) return findShapeLevel(head)
  return findHeaderLevel(head) ?? findFieldLevel(head)
}

function findShapeLevel(head: string): LogLevel | undefined {
  for (const { shape, level } of levelShapes) {
    const found = shape.exec(head)
    if (found) return typeof level === 'function' ? level(found) : level
  }
  return undefined
}
