import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { cliMembers, toCliOption } from '../import/cli-options.ts'

export interface Argument {
  text: string
  /** It stands in a line of its own, below its option. */
  isOwnLine?: boolean
}

/**
 * The arguments of the `aws ecs run-task` that sends a request, before any shell's quotes, and how
 * they are laid out in lines. What has no safe shorthand is JSON.
 */
export function toArgumentRows(input: RunTaskCommandInput, region: string): Argument[][] {
  const rows = new Map<number, Argument[]>()
  const given = cliMembers.filter(member => input[member] !== undefined)
  const regionRow = [{ text: '--region' }, { text: region }]
  if (given.some(member => isReadElsewhere(input[member]))) {
    return [[{ text: '--cli-input-json' }, { text: JSON.stringify(input) }], regionRow]
  }
  for (const member of given) {
    const { name, off, row } = toCliOption(member)
    const found =
      input[member] === false && off ? [{ text: off }] : toArguments(name, input[member])
    rows.set(row, [...(rows.get(row) ?? []), ...found])
  }
  return [...rows.values(), regionRow]
}

/**
 * The command line opens a value with such a prefix as a file, and its version 1 fetches a page.
 * Neither does so inside JSON.
 */
const isReadElsewhere = (value: unknown) =>
  typeof value === 'string' && /^(?:fileb?|https?):\/\//.test(value)

function toArguments(name: string, value: unknown): Argument[] {
  if (value === true) return [{ text: name }]
  if (typeof value === 'number') return [{ text: name }, { text: String(value) }]
  if (typeof value === 'string') {
    // A value that begins with a hyphen would be read as an option.
    if (value.startsWith('-')) return [{ text: `${name}=${value}` }]
    return [{ text: name }, { text: value }]
  }
  return [{ text: name }, ...(toShorthand(value) ?? [{ text: JSON.stringify(value) }])]
}

/** The command line's shorthand for a list of flat objects or a nest of plain lists, if safe. */
function toShorthand(value: unknown): Argument[] | undefined {
  if (!Array.isArray(value)) {
    const fields = toFields(value, 0)
    return fields === undefined ? undefined : [{ text: fields }]
  }
  const items = value.map(item => toFields(item, 0))
  if (!items.every(item => item !== undefined)) return undefined
  return items.map(text => ({ text, isOwnLine: true }))
}

const isPlain = (value: unknown): value is string | number =>
  typeof value === 'number' || (typeof value === 'string' && /^[\w./:@+-]+$/.test(value))

function toFields(value: unknown, depth: number): string | undefined {
  if (!isRecord(value) || depth > 1) return undefined
  const fields = Object.entries(value).map(([key, field]) => {
    if (isPlain(field)) return `${key}=${field}`
    if (Array.isArray(field) && field.length > 0 && field.every(isPlain)) {
      return `${key}=[${field.join(',')}]`
    }
    const nested = toFields(field, depth + 1)
    return nested === undefined ? undefined : `${key}={${nested}}`
  })
  return fields.every(field => field !== undefined) && fields.length > 0
    ? fields.join(',')
    : undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
