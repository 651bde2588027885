import { describe, expect, it } from 'vitest'
import { forgetSession, readProof, REMEMBERED, rememberProof } from './permissions.ts'
import type { Permissions } from './permissions.ts'

const proofAt = (ms: number, allowed = true) => ({
  allowed,
  askedAt: { wallMs: ms, steadyMs: ms },
})

describe('the memory of what AWS said', () => {
  it('keeps sessions apart, and forgets all of one that ends', () => {
    const permissions: Permissions = new Map()
    rememberProof(permissions, 'a', 'cluster/x', proofAt(0))
    rememberProof(permissions, 'a', 'task/x/1', proofAt(0))
    rememberProof(permissions, 'ab', 'cluster/x', proofAt(0))
    expect(readProof(permissions, 'b', 'cluster/x')).toBeUndefined()
    forgetSession(permissions, 'a')
    expect([...permissions.keys()]).toEqual(['ab cluster/x'])
  })

  it('keeps the answer that was asked for last, whichever came last', () => {
    const permissions: Permissions = new Map()
    rememberProof(permissions, 'a', 'cluster/x', proofAt(20, false))
    rememberProof(permissions, 'a', 'cluster/x', proofAt(10, true))
    expect(readProof(permissions, 'a', 'cluster/x')?.allowed).toBe(false)
    rememberProof(permissions, 'a', 'cluster/x', proofAt(30, true))
    expect(readProof(permissions, 'a', 'cluster/x')?.allowed).toBe(true)
  })

  it('stays bounded, and drops what was answered longest ago', () => {
    const permissions: Permissions = new Map()
    for (let n = 0; n < REMEMBERED; n++) rememberProof(permissions, 'a', `task/${n}`, proofAt(n))
    rememberProof(permissions, 'a', 'task/0', proofAt(REMEMBERED))
    rememberProof(permissions, 'a', 'task/new', proofAt(REMEMBERED))
    expect(permissions.size).toBeLessThanOrEqual(REMEMBERED)
    expect(readProof(permissions, 'a', 'task/1')).toBeUndefined()
    expect(readProof(permissions, 'a', 'task/0')).toBeDefined()
  })

  it('drops first what counts no more', () => {
    const permissions: Permissions = new Map()
    for (let n = 0; n < REMEMBERED; n++)
      rememberProof(permissions, 'a', `task/${n}`, proofAt(n % 2))
    rememberProof(permissions, 'a', 'task/new', proofAt(900_000))
    expect(permissions.size).toBe(REMEMBERED / 2 + 1)
  })
})
