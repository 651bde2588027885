import { invalidPattern } from './invalid-pattern.ts'
import { parseRegex } from './regex-nodes.ts'
import type { Atom, Piece } from './regex-nodes.ts'

/** A place in the expression: what has to come there, and where it leads. */
interface State {
  atom: Atom | undefined
  next: number
  /** Where one may be instead without reading anything. */
  also: number | undefined
}

const mostStates = 250

/** The first state is the end of every way. */
const final = 0

/**
 * The test whether a text has a part that matches. It walks all ways through the expression at
 * once, so its time is at most states times characters, whatever the expression; JavaScript's own
 * would follow the ways one by one and could be made to hang.
 */
export function toRegexTest(source: string): (text: string) => boolean {
  const states: State[] = [{ atom: undefined, next: final, also: undefined }]
  const starts = parseRegex(source).map(pieces => addPieces(states, pieces))
  return text => {
    const walk = createWalk(states)
    let open: number[] = []
    for (let at = 0; at <= text.length; at += 1) {
      const edge = { isStart: at === 0, isEnd: at === text.length }
      const reached = walk(open.concat(starts), edge)
      if (!reached) return true
      open = step(states, reached, text[at] ?? '')
    }
    return false
  }
}

/** From the last piece to the first, so that each knows what follows it. */
function addPieces(states: State[], pieces: Piece[]): number {
  let next = final
  for (const { atom, least, most } of pieces.toReversed()) {
    if (most === Infinity) {
      const loop = { atom, next: states.length, also: next }
      next = add(states, loop)
    } else
      for (let count = least; count < most; count += 1)
        next = add(states, { atom, next, also: next })
    for (let count = 0; count < least; count += 1)
      next = add(states, { atom, next, also: undefined })
  }
  return next
}

function add(states: State[], state: State): number {
  if (states.length === mostStates) throw invalidPattern()
  return states.push(state) - 1
}

/** Finds all states that one may be in without reading on; undefined if the end is among them. */
function createWalk(states: State[]) {
  const seenIn = new Uint32Array(states.length)
  let round = 0
  return (from: number[], edge: { isStart: boolean; isEnd: boolean }): number[] | undefined => {
    round += 1
    const reached: number[] = []
    const todo = from
    for (let index = todo.pop(); index !== undefined; index = todo.pop()) {
      if (seenIn[index] === round) continue
      seenIn[index] = round
      if (index === final) return undefined
      reached.push(index)
      const state = states[index]
      if (state?.also !== undefined) todo.push(state.also)
      const kind = state?.atom?.kind
      if (state && ((kind === 'start' && edge.isStart) || (kind === 'end' && edge.isEnd)))
        todo.push(state.next)
    }
    return reached
  }
}

function step(states: State[], reached: number[], character: string): number[] {
  const open: number[] = []
  for (const index of reached) {
    const state = states[index]
    if (state?.atom?.kind === 'one' && character !== '' && state.atom.accepts(character))
      open.push(state.next)
  }
  return open
}
