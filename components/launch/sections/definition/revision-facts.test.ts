import { describe, expect, it } from 'vitest'
import type { RevisionChoice } from '@/lib/catalog/choices'
import { revisionFacts } from './revision-facts'

const nowMs = Date.parse('2026-11-24T00:00:00Z')
const newest: RevisionChoice = {
  arn: '',
  family: 'app',
  revision: 3,
  status: 'ACTIVE',
  registeredAt: '2026-11-21T00:00:00Z',
}

describe('revisionFacts', () => {
  it('says which is the latest, and how old it is', () => {
    expect(revisionFacts(newest, newest, nowMs)).toMatch(/^latest · 3 d/)
  })

  it('says that one is inactive, with or without its date', () => {
    const old: RevisionChoice = { ...newest, revision: 1, status: 'INACTIVE' }
    expect(revisionFacts({ ...old, registeredAt: undefined }, newest, nowMs)).toBe('inactive')
    expect(revisionFacts(old, newest, nowMs)).toMatch(/^inactive · /)
  })

  it('says nothing of one that is not listed', () => {
    expect(revisionFacts(undefined, newest, nowMs)).toBe('')
  })
})
