import { quoteWords } from '../../run-task/command/quote-words.ts'

/** One value in a document of ECS, by its path. */
export interface DocumentFact {
  /** The path, the same in two documents for what is compared. */
  key: string
  /** `logConfiguration.options.mode`, as AWS names it. */
  name: string
  /** Of the container definition it stands in. */
  container?: string
  value: string
}

/** What tells rows of a list apart, as far as they have one of these. */
const NAMES = [
  'name',
  'key',
  'containerName',
  'sourceVolume',
  'containerPort',
  'expression',
  'capacityProvider',
  'deviceName',
  'sourceContainer',
  'hostPath',
  'namespace',
  'hostname',
] as const

/** Of a row that has a name and one of these alone, the value stands for the row. */
const VALUES = ['value', 'valueFrom']

/**
 * Every value of a document of ECS, such as a task definition. Rows of a list are told apart by their
 * names, so that one which moved did not change.
 *
 * @param leftOut members of the document that aren't compared
 */
export function toDocumentFacts(document: object, leftOut: readonly string[]): DocumentFact[] {
  const facts: DocumentFact[] = []
  for (const [member, value] of Object.entries(document)) {
    if (leftOut.includes(member)) continue
    if (member === 'containerDefinitions' && Array.isArray(value)) {
      for (const [container, definition] of nameRows(value)) {
        addFacts(facts, definition, { path: [], container })
      }
    } else {
      addFacts(facts, value, { path: [member] })
    }
  }
  return facts
}

interface Place {
  path: string[]
  container?: string
}

function addFacts(facts: DocumentFact[], value: unknown, { path, container }: Place): void {
  const text = toText(value)
  if (text !== undefined) {
    const name = path.join('.')
    const key = JSON.stringify([container ?? '', ...path])
    facts.push({ key, name, ...(container !== undefined && { container }), value: text })
    return
  }
  for (const [name, child] of toChildren(value)) {
    addFacts(facts, child, { path: [...path, name], container })
  }
}

/** Undefined for what has parts of its own, and for what is not there. */
function toText(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (value instanceof Date) return value.toISOString()
  if (!Array.isArray(value) || value.length === 0 || value.some(isRow)) return undefined
  return quoteWords(value.map(String))
}

function toChildren(value: unknown): [string, unknown][] {
  if (Array.isArray(value)) return nameRows(value)
  return isRow(value) ? Object.entries(value) : []
}

function nameRows(rows: readonly unknown[]): [string, unknown][] {
  const seen = new Map<string, number>()
  return rows.map((row, index) => {
    const [name, rest] = splitRow(row) ?? [String(index + 1), row]
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return [times > 1 ? `${name} (${times})` : name, rest]
  })
}

/** `{ name: 'LOG_LEVEL', value: 'info' }` is `info` at `LOG_LEVEL`. */
function splitRow(row: unknown): [name: string, rest: unknown] | undefined {
  if (!isRow(row)) return undefined
  const member = NAMES.find(name => typeof row[name] === 'string' || typeof row[name] === 'number')
  if (member === undefined) return undefined
  const rest = Object.entries(row).filter(([other]) => other !== member)
  const [only] = rest
  const isValueAlone = rest.length === 1 && only !== undefined && VALUES.includes(only[0])
  return [String(row[member]), isValueAlone ? only[1] : Object.fromEntries(rest)]
}

const isRow = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
