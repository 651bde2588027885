import { describe, expect, it } from 'vitest'
import { forgetSession, readProof, REMEMBERED, rememberProof } from './rights.ts'
import type { Rights } from './rights.ts'

const proofAt = (ms: number, allowed = true) => ({
  allowed,
  askedAt: { wallMs: ms, steadyMs: ms },
})

describe('the memory of what AWS said', () => {
  it('keeps sessions apart, and forgets all of one that ends', () => {
    const rights: Rights = new Map()
    rememberProof(rights, 'a', 'cluster/x', proofAt(0))
    rememberProof(rights, 'a', 'task/x/1', proofAt(0))
    rememberProof(rights, 'ab', 'cluster/x', proofAt(0))
    expect(readProof(rights, 'b', 'cluster/x')).toBeUndefined()
    forgetSession(rights, 'a')
    expect([...rights.keys()]).toEqual(['ab cluster/x'])
  })

  it('keeps the answer that was asked for last, whichever came last', () => {
    const rights: Rights = new Map()
    rememberProof(rights, 'a', 'cluster/x', proofAt(20, false))
    rememberProof(rights, 'a', 'cluster/x', proofAt(10, true))
    expect(readProof(rights, 'a', 'cluster/x')?.allowed).toBe(false)
    rememberProof(rights, 'a', 'cluster/x', proofAt(30, true))
    expect(readProof(rights, 'a', 'cluster/x')?.allowed).toBe(true)
  })

  it('stays bounded, and drops what was answered longest ago', () => {
    const rights: Rights = new Map()
    for (let n = 0; n < REMEMBERED; n++) rememberProof(rights, 'a', `task/${n}`, proofAt(n))
    rememberProof(rights, 'a', 'task/0', proofAt(REMEMBERED))
    rememberProof(rights, 'a', 'task/new', proofAt(REMEMBERED))
    expect(rights.size).toBeLessThanOrEqual(REMEMBERED)
    expect(readProof(rights, 'a', 'task/1')).toBeUndefined()
    expect(readProof(rights, 'a', 'task/0')).toBeDefined()
  })

  it('drops first what counts no more', () => {
    const rights: Rights = new Map()
    for (let n = 0; n < REMEMBERED; n++) rememberProof(rights, 'a', `task/${n}`, proofAt(n % 2))
    rememberProof(rights, 'a', 'task/new', proofAt(900_000))
    expect(rights.size).toBe(REMEMBERED / 2 + 1)
  })
})
