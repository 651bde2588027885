import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { cliMembers, toCliOption } from './import/cli-options.ts'
import { quoteWord } from './command/quote-words.ts'

/**
 * The `aws ecs run-task` command that sends this request, for a POSIX shell: every value is quoted
 * exactly, and what has no safe shorthand is JSON.
 */
export function toCliCommand(input: RunTaskCommandInput, { region }: { region: string }): string {
  const rows = new Map<number, string[]>()
  const given = cliMembers.filter(member => input[member] !== undefined)
  if (given.some(member => isReadAsFile(input[member]))) {
    return join([['--cli-input-json', quoteWord(JSON.stringify(input))], regionRow(region)])
  }
  for (const member of given) {
    const { name, off, row } = toCliOption(member)
    const argument = input[member] === false && off ? off : toArgument(name, input[member])
    rows.set(row, [...(rows.get(row) ?? []), argument])
  }
  return join([...rows.values(), regionRow(region)])
}

const join = (rows: string[][]) =>
  ['aws ecs run-task', ...rows.map(row => row.join(' '))].join(' \\\n  ')

const regionRow = (region: string) => [`--region ${quoteWord(region)}`]

/** The command line opens a value with such a prefix as a file; inside JSON it does not. */
const isReadAsFile = (value: unknown) => typeof value === 'string' && /^fileb?:\/\//.test(value)

function toArgument(name: string, value: unknown): string {
  if (value === true) return name
  if (typeof value === 'number') return `${name} ${value}`
  if (typeof value === 'string') {
    // A value that begins with a hyphen would be read as an option.
    return value.startsWith('-') ? `${name}=${quoteWord(value)}` : `${name} ${quoteWord(value)}`
  }
  const shorthand = toShorthand(value)
  return `${name} ${shorthand ?? quoteWord(JSON.stringify(value))}`
}

/** The command line's shorthand for a list of flat objects or a nest of plain lists, if safe. */
function toShorthand(value: unknown): string | undefined {
  if (!Array.isArray(value)) {
    const fields = toFields(value, 0)
    return fields && quoteWord(fields)
  }
  const items = value.map(item => toFields(item, 0))
  if (!items.every(item => item !== undefined)) return undefined
  return items.map(item => `\\\n    ${quoteWord(item)}`).join(' ')
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
