import { expect, it } from 'vitest'
import { isActivity } from './is-activity.ts'

it.each([
  ['/api/tasks?look=0', false],
  ['/api/launches/1?a=b&look=0', false],
  ['/api/tasks', true],
  ['/api/tasks?look=1', false],
  ['/tasks?returnTo=look%3D0', true],
  ['/', true],
  [null, true],
])('a request for %j shows that somebody is there: %j', (path, isThere) => {
  expect(isActivity(path)).toBe(isThere)
})
