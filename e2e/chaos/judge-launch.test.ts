import { describe, expect, it } from 'vitest'
import { judgeLaunch } from './judge-launch.ts'
import type { Fault, LaunchRecord } from './judge-launch.ts'

const launched: LaunchRecord['answers'][number] = { kind: 'launched', taskArns: ['a'] }
const right: LaunchRecord = {
  launchId: '1',
  answers: [{ kind: 'open' }, launched],
  startedTaskArns: ['a'],
  page: { state: 'launched', taskArns: ['a'] },
}

describe('judging a launch', () => {
  it('finds nothing wrong with one that started once and says so everywhere', () => {
    expect(judgeLaunch(right)).toEqual([])
  })

  it('finds nothing wrong with one that was given up and started nothing', () => {
    const page = { state: 'given-up', taskArns: [] }
    const answers: LaunchRecord['answers'] = [{ kind: 'open' }, { kind: 'given-up' }]
    expect(judgeLaunch({ launchId: '1', answers, startedTaskArns: [], page })).toEqual([])
  })

  it('finds nothing wrong with a click that never arrived', () => {
    expect(judgeLaunch({ launchId: '1', answers: [], startedTaskArns: [] })).toEqual([])
  })

  it.each<[Fault, Partial<LaunchRecord>]>([
    ['double', { startedTaskArns: ['a', 'b'], page: { state: 'launched', taskArns: ['a', 'b'] } }],
    ['loss', { page: { state: 'open', taskArns: [] } }],
    ['phantom', { startedTaskArns: [] }],
    ['disagreement', { answers: [launched, { kind: 'refused' }] }],
    ['disagreement', { answers: [{ kind: 'launched', taskArns: ['b'] }] }],
    ['unstored', { page: undefined }],
  ])('finds a %s in %o', (fault, change) => {
    expect(judgeLaunch({ ...right, ...change })).toContain(fault)
  })
})
