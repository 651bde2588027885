import { parsePattern } from './parse-pattern.ts'
import type { PatternNode } from './pattern-node.ts'
import { queryError } from './query-error.ts'

type Instruction =
  | { kind: 'take'; has: (character: string) => boolean }
  | { kind: 'fork'; targets: number[] }
  | { kind: 'start' }
  | { kind: 'end' }
  | { kind: 'match' }

/** Counted repeats are written out; this many instructions bound the work for every character. */
const longestProgram = 5000

function emit(program: Instruction[], instruction: Instruction): void {
  if (program.length >= longestProgram) throw queryError('the pattern is too complex.')
  program.push(instruction)
}

function emitChoice(program: Instruction[], parts: readonly PatternNode[]): void {
  const fork = { kind: 'fork' as const, targets: [] as number[] }
  const ends = parts.map(() => ({ kind: 'fork' as const, targets: [] as number[] }))
  emit(program, fork)
  parts.forEach((part, index) => {
    fork.targets.push(program.length)
    emitNode(program, part)
    const end = ends[index]
    if (end) emit(program, end)
  })
  for (const end of ends) end.targets.push(program.length)
}

function emitRepeat(program: Instruction[], node: PatternNode & { kind: 'repeat' }): void {
  for (let count = 0; count < node.least; count += 1) emitNode(program, node.part)
  const optional = node.most === Infinity ? 1 : node.most - node.least
  const forks = Array.from({ length: optional }, () => {
    const fork = { kind: 'fork' as const, targets: [] as number[] }
    const at = program.length
    emit(program, fork)
    fork.targets.push(program.length)
    emitNode(program, node.part)
    if (node.most === Infinity) emit(program, { kind: 'fork', targets: [at] })
    return fork
  })
  for (const fork of forks) fork.targets.push(program.length)
}

function emitNode(program: Instruction[], node: PatternNode): void {
  if (node.kind === 'set') return emit(program, { kind: 'take', has: node.has })
  if (node.kind === 'choice') return emitChoice(program, node.parts)
  if (node.kind === 'repeat') return emitRepeat(program, node)
  if (node.kind !== 'sequence') return emit(program, node)
  for (const part of node.parts) emitNode(program, part)
}

/** The instructions that can be reached without taking a character. */
function reach(
  program: readonly Instruction[],
  from: Iterable<number>,
  isStart: boolean,
  isEnd: boolean,
): Set<number> {
  const reached = new Set<number>()
  const open = [...from]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (reached.has(at)) continue
    reached.add(at)
    const instruction = program[at]
    if (instruction?.kind === 'fork') open.push(...instruction.targets)
    if (instruction?.kind === 'start' && isStart) open.push(at + 1)
    if (instruction?.kind === 'end' && isEnd) open.push(at + 1)
  }
  return reached
}

/**
 * A test for whether a text matches a Java-like pattern as a whole. It runs in time proportional
 * to the pattern times the text, whatever the pattern: all ways to match advance together.
 * @throws AwsError InvalidParameterException when the pattern is not valid.
 */
export function compilePattern(pattern: string): (text: string) => boolean {
  const program: Instruction[] = []
  emitNode(program, parsePattern(pattern))
  program.push({ kind: 'match' })
  const last = program.length - 1
  return text => {
    const characters = [...text]
    let reached = reach(program, [0], true, characters.length === 0)
    for (const [index, character] of characters.entries()) {
      const next: number[] = []
      for (const at of reached) {
        const instruction = program[at]
        if (instruction?.kind === 'take' && instruction.has(character)) next.push(at + 1)
      }
      if (next.length === 0) return false
      reached = reach(program, next, false, index === characters.length - 1)
    }
    return reached.has(last)
  }
}
