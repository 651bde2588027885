import { describe, expect, it } from 'vitest'
import { isTransitional, stateViews, toTaskState } from './status-view.ts'

describe('toTaskState', () => {
  it.each([
    ['PROVISIONING', 'RUNNING', 'starting'],
    ['RUNNING', 'RUNNING', 'running'],
    ['RUNNING', 'STOPPED', 'stopping'],
    ['DEPROVISIONING', 'STOPPED', 'stopping'],
    ['SOMETHING_NEW', 'RUNNING', 'running'],
  ])('%s with desired status %s is %s', (lastStatus, desiredStatus, state) => {
    expect(toTaskState('running', { lastStatus, desiredStatus })).toBe(state)
  })

  it('is the outcome once the task is stopped', () => {
    expect(toTaskState('failed', { lastStatus: 'STOPPED', desiredStatus: 'STOPPED' })).toBe(
      'failed',
    )
  })
})

it('every state has a word of its own, so colour is never alone', () => {
  const labels = Object.values(stateViews).map(view => view.label)
  expect(new Set(labels).size).toBe(labels.length)
})

it.each([
  ['PENDING', 'RUNNING', true],
  ['RUNNING', 'RUNNING', false],
  ['RUNNING', 'STOPPED', true],
  ['STOPPED', 'STOPPED', false],
])('%s with desired status %s: a change is near is %s', (lastStatus, desiredStatus, expected) => {
  expect(isTransitional({ lastStatus, desiredStatus })).toBe(expected)
})
