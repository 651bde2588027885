import { maskText } from './find-secrets.ts'
import { isSecretWhole } from './is-secret-variable.ts'
import { maskWords } from './secret-words.ts'
import { mask } from './spans.ts'

/**
 * A document of ECS (a RunTask request, a task, a task definition) with what looks secret in it
 * masked: values of variables and tags, words of commands. For showing only.
 */
export const maskSecrets = <T>(document: T): T => sameShape<T>(maskNode(document))

/** The value of a variable or tag as it may be shown. */
export const maskValue = (name: string, value: string): string =>
  isSecretWhole(name, value) ? mask : maskText(value)

function maskNode(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(maskNode)
  if (!isRecord(node)) return node
  return Object.fromEntries(
    Object.entries(node).map(([member, value]) => [member, maskMember(member, value)]),
  )
}

function maskMember(member: string, value: unknown): unknown {
  if (!Array.isArray(value)) return maskNode(value)
  if (member === 'environment') return value.map(row => maskRow(row, 'name'))
  if (member === 'tags') return value.map(row => maskRow(row, 'key'))
  const isCommand = member === 'command' || member === 'entryPoint'
  return isCommand && isWords(value) ? maskWords(value) : maskNode(value)
}

function maskRow(row: unknown, member: 'name' | 'key'): unknown {
  if (!isRecord(row) || typeof row.value !== 'string') return row
  const name = row[member]
  return { ...row, value: maskValue(typeof name === 'string' ? name : '', row.value) }
}

const isWords = (value: unknown[]): value is string[] =>
  value.every(word => typeof word === 'string')

const isRecord = (node: unknown): node is Record<string, unknown> =>
  node !== null && typeof node === 'object' && !(node instanceof Date)

/** Safe: only texts were replaced, by texts. */
const sameShape = <T>(document: unknown): T => document as T
