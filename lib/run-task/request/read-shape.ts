import type { Opens, Shape } from './request-shape.ts'

export interface ReadOptions {
  /** A value that stands for one known only elsewhere, such as a JSONata expression. */
  isExpression?: (value: unknown) => boolean
  /** A lone value where a list is due is a list of one, as the command line's shorthand has it. */
  wrapsLoneValues?: boolean
  /**
   * The value is a form, as it was typed: texts stay as they are, a number or a command may still
   * be text, and rows keep their places, so that a list with an unreadable row is unreadable.
   */
  isTyped?: boolean
}

export interface ShapeRead {
  /** Undefined when nothing of the value could be read. */
  value: unknown
  /** Dotted paths of what could not be used. */
  unused: string[]
}

/** No valid request has a list this long: its overrides alone are limited to 8192 characters. */
const maxRows = 4096

/**
 * The lenient reader of requests and forms. Reads what a value holds of a shape, and names the rest.
 * `null` is absent. In a request, digits in a text are a number, `"true"` and `"false"` are
 * booleans, a number or a boolean where a text belongs is that text, and a member's first letter may be a capital, as Step Functions and EventBridge spell
 * it. Never throws; visits no deeper than the shape.
 */
export function readShape(
  shape: Shape,
  value: unknown,
  path = '',
  options: ReadOptions = {},
): ShapeRead {
  const unused: string[] = []
  return { value: read(shape, value, path, { ...options, unused }), unused }
}

type Context = ReadOptions & { unused: string[] }

function read(shape: Shape, value: unknown, path: string, context: Context): unknown {
  if (value === undefined || value === null) return undefined
  if (isEmptyRecord(value) && !context.isTyped) return undefined
  const isElsewhere = context.isExpression?.(value) ?? false
  const found = isElsewhere ? undefined : readValue(shape, value, path, context)
  if (found === undefined) context.unused.push(path)
  return found
}

function readValue(shape: Shape, value: unknown, path: string, context: Context): unknown {
  switch (shape.kind) {
    case 'text':
      return context.isTyped ? toTypedText(value) : toText(value)?.trim()
    case 'exactText':
      return context.isTyped ? toTypedText(value) : toText(value)
    case 'number':
      return context.isTyped ? toTypedNumber(value) : toNumber(value)
    case 'boolean':
      return context.isTyped && typeof value !== 'boolean' ? undefined : toBoolean(value)
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(shape.choices, value) ? value : undefined
    case 'list':
      return context.isTyped
        ? readTypedList(shape.item, value, path, context)
        : readList(shape.item, value, path, context)
    case 'object':
      return readObject(shape, value, path, context)
  }
}

const toTypedText = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** A number that lost digits when it was parsed would be another text. */
function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  const isExact = typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER
  return isExact || typeof value === 'boolean' ? String(value) : undefined
}

const toTypedNumber = (value: unknown) =>
  typeof value === 'string' || Number.isFinite(value) ? value : undefined

function toNumber(value: unknown): number | undefined {
  const number =
    typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

function toBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  return value === 'true' || value === 'false' ? value === 'true' : undefined
}

function readList(item: Shape, value: unknown, path: string, context: Context): unknown {
  const rows = Array.isArray(value) || !context.wrapsLoneValues ? value : [value]
  if (!Array.isArray(rows)) return undefined
  if (item.kind === 'exactText' && !rows.every(row => isWord(row, context))) return undefined
  const found = rows
    .slice(0, maxRows)
    .map((row: unknown, index) => read(item, row, `${path}.${index}`, context))
  if (rows.length > maxRows) context.unused.push(`${path}.${maxRows}`)
  return found.filter(row => row !== undefined)
}

function readTypedList(item: Shape, value: unknown, path: string, context: Context): unknown {
  if (!Array.isArray(value)) return item.kind === 'exactText' ? readTypedCommand(value) : undefined
  if (value.length > maxRows) return undefined
  const rows = value.map((row: unknown, index) => read(item, row, `${path}.${index}`, context))
  return rows.every(row => row !== undefined) ? rows : undefined
}

/** A command that is still being typed, in one of its notations. */
function readTypedCommand(value: unknown): unknown {
  if (!isRecord(value)) return undefined
  if (typeof value.shell === 'string') return { shell: value.shell }
  return typeof value.json === 'string' ? { json: value.json } : undefined
}

/** A command without one of its words would be another command. */
const isWord = (row: unknown, { isExpression }: Context) =>
  toText(row) !== undefined && !isExpression?.(row)

type ObjectShape = Extract<Shape, { kind: 'object' }>

function readObject(shape: ObjectShape, value: unknown, path: string, context: Context): unknown {
  if (!isRecord(value)) return undefined
  const { members, needs } = shape
  const found: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const name = context.isTyped ? key : toMemberName(key)
    const known = Object.hasOwn(members, name) ? members[name] : undefined
    const isRepeated = key !== name && Object.hasOwn(value, name)
    if (!known || isRepeated) {
      context.unused.push(join(path, toUnusedName(key, members)))
      continue
    }
    const member = read(known, value[key], join(path, name), context)
    if (member !== undefined) found[name] = member
  }
  if (!context.isTyped && shape.opens && isOpen(shape.opens, value, found)) {
    found[shape.opens.mark] = true
  }
  if (needs === undefined || Object.hasOwn(found, needs)) return found
  const only = Object.hasOwn(value, needs) ? undefined : toOnlyChoice(members[needs])
  return only && { ...found, [needs]: only }
}

/** The value is given and can't be read, or is needed: `Value.$`, an expression, another type. */
const isOpen = (
  { member, isNeeded = false }: Opens,
  value: Record<string, unknown>,
  found: Record<string, unknown>,
): boolean =>
  !Object.hasOwn(found, member) &&
  (isNeeded ||
    Object.entries(value).some(
      ([key, given]) =>
        toMemberName(key).replace(/\.\$$/, '') === member && given !== null && given !== undefined,
    ))

/** A choice of one need not be made. */
function toOnlyChoice(shape: Shape | undefined): string | undefined {
  const choices = shape?.kind === 'choice' ? Object.keys(shape.choices) : []
  return choices.length === 1 ? choices[0] : undefined
}

const join = (path: string, name: string) => (path === '' ? name : `${path}.${name}`)

const toMemberName = (key: string) => key.charAt(0).toLowerCase() + key.slice(1)

/** `Command.$` is Step Functions' spelling of a member whose value is a path into its input. */
function toUnusedName(key: string, members: Readonly<Record<string, Shape>>): string {
  if (key.trim() === '') return JSON.stringify(key)
  const name = toMemberName(key.endsWith('.$') ? key.slice(0, -2) : key)
  return key.endsWith('.$') && Object.hasOwn(members, name) ? name : key
}

const isEmptyRecord = (value: unknown) => isRecord(value) && Object.keys(value).length === 0

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
