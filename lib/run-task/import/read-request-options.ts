import { cliMembers, toCliOption } from './cli-options.ts'
import type { Member } from './cli-options.ts'
import { readShorthand } from './cli-shorthand.ts'
import { explainOption, toOptions } from './command-options.ts'
import type { Option } from './command-options.ts'
import type { Reasons } from './explain-unused.ts'
import { readJson, toRepeatedText } from './syntax/read-json.ts'
import { isRecord } from '../request/read-shape.ts'
import { requestShape } from '../request/request-shape.ts'
import type { ShellWord } from '../command/read-words.ts'

/** The request that options of the command line make. */
export interface RequestOptions {
  request: Record<string, unknown>
  unused: string[]
  /** Why a member or an option wasn't used. */
  reasons: Reasons
  options: readonly Option[]
}

/**
 * Reads the words after `run-task` as the AWS CLI would.
 * @param written what `--cli-input-json` reads from a file, where the script itself wrote it
 */
export function readRequestOptions(words: ShellWord[], written?: string): RequestOptions {
  const { options, strays } = toOptions(words, countValues)
  const unused = strays.map(({ text }) => toName(text))
  const reasons = new Map<string, string>()
  const given = new Map<string, unknown>()
  let base: Record<string, unknown> = {}
  for (const option of options) {
    const found = findMember(option.name)
    const name = found?.member ?? option.name
    const read = found ? readMember(found.member, found.isOn, option) : readBase(option, written)
    unused.push(...(read ? toTexts(read, found ? `${name}.` : '') : [name]))
    if (!read) reasons.set(name, explainUnread(option, found !== undefined))
    else if (!found) base = toObject(read.value)
    else {
      if (given.has(name)) {
        unused.push(option.name)
        reasons.set(option.name, 'given twice')
      }
      given.set(name, read.value)
    }
  }
  const request = { ...base, ...Object.fromEntries(given) }
  return { request, unused, reasons: Object.fromEntries(reasons), options }
}

/** An option without its value; a word of blanks would be shown as nothing. */
export const toName = (word: string): string =>
  word.trim() === '' ? JSON.stringify(word) : word.replace(/^(--[^=]+)=.*$/s, '$1')

function readBase({ name, values }: Option, written: string | undefined): Found | undefined {
  const [input] = name === '--cli-input-json' ? values : []
  const json = input && isElsewhere(input) ? written : input?.text
  const read = json === undefined ? undefined : parseJson(json)
  return isRecord(read?.value) ? read : undefined
}

const toObject = (value: unknown) => (isRecord(value) ? value : {})

function explainUnread({ name, values }: Option, isMember: boolean): string {
  const elsewhere = values.find(isElsewhere)
  if (elsewhere?.isExpanded) return 'only the shell knows its value'
  if (elsewhere && isPlaceholder(elsewhere)) return 'a placeholder'
  if (elsewhere) return `read from ${elsewhere.text.replace(/^fileb?:\/\//, '')}`
  if (isMember) return 'its value can’t be read'
  return explainOption(name)
}

const toTexts = ({ repeated }: Found, prefix: string) =>
  repeated.map(path => toRepeatedText(prefix + path))

function countValues(name: string): number {
  const kind = shapeOf(findMember(name)?.member)?.kind
  if (kind === 'boolean') return 0
  return kind === 'list' ? Infinity : 1
}

const shapeOf = (member: Member | undefined) => member && requestShape.members[member]

/** Either spelling of an opposite is unmistakable, and so is the beginning of one name alone. */
function findMember(option: string): { member: Member; isOn: boolean } | undefined {
  return findNamed(option) ?? findBegun(option)
}

function findBegun(option: string): { member: Member; isOn: boolean } | undefined {
  const begun = cliMembers.filter(member => toCliOption(member).name.startsWith(option))
  const [member] = begun
  return member && begun.length === 1 && option.length >= 6 ? { member, isOn: true } : undefined
}

function findNamed(option: string): { member: Member; isOn: boolean } | undefined {
  for (const member of cliMembers) {
    const { name, off } = toCliOption(member)
    if (name === option) return { member, isOn: true }
    const isOff = off === option || name.replace('--', '--no-') === option
    if (off !== undefined && isOff) return { member, isOn: false }
  }
  return undefined
}

/** A value, and the paths of the keys that its JSON repeats. */
interface Found {
  value: unknown
  repeated: string[]
}

const toFound = (value: unknown): Found | undefined =>
  value === undefined ? undefined : { value, repeated: [] }

function readMember(member: Member, isOn: boolean, { values }: Option): Found | undefined {
  if (values.some(isElsewhere)) return undefined
  const shape = requestShape.members[member]
  const texts = values.map(({ text }) => text)
  const [first] = texts
  if (shape.kind === 'boolean') return texts.length === 0 ? toFound(isOn) : undefined
  if (shape.kind === 'object') return first === undefined ? undefined : readStructure(first)
  if (shape.kind !== 'list') return toFound(first)
  return texts.length === 1 && first?.trimStart().startsWith('[')
    ? parseJson(first)
    : readRows(texts)
}

function readRows(texts: string[]): Found | undefined {
  const rows = texts.map(readStructure)
  if (!rows.every(row => row !== undefined)) return undefined
  return {
    value: rows.map(({ value }) => value),
    repeated: rows.flatMap(({ repeated }, index) => repeated.map(path => `${index}.${path}`)),
  }
}

/** Known only on the machine that the command was written for. */
const isElsewhere = (word: ShellWord) =>
  word.isExpanded || isPlaceholder(word) || /^fileb?:\/\//.test(word.text)

/** What a template, a build or `xargs` puts a value in for. */
const isPlaceholder = ({ text }: ShellWord) =>
  /^(?:\{\{|\{\}$|%[A-Za-z_]\w*%$|@[\w.]+@$)/.test(text)

const readStructure = (text: string): Found | undefined =>
  text.trimStart().startsWith('{') ? parseJson(text) : toFound(readShorthand(text))

function parseJson(text: string): Found | undefined {
  const read = readJson(text)
  return 'error' in read ? undefined : read
}
