import { describe, expect, it } from 'vitest'
import { splitTaskDefinition } from './task-definition-name.ts'

const arn = 'arn:aws:ecs:us-east-1:111122223333:task-definition/app'

describe('splitTaskDefinition', () => {
  it.each([
    ['app', { name: 'app', family: 'app' }],
    [' app:12 ', { name: 'app', family: 'app', revision: 12 }],
    [`${arn}:3`, { name: arn, family: 'app', revision: 3 }],
    [arn, { name: arn, family: 'app' }],
    ['app:', { name: 'app', family: 'app', invalidRevision: '' }],
    ['app:new', { name: 'app', family: 'app', invalidRevision: 'new' }],
    ['app:1:2', { name: 'app', family: 'app', invalidRevision: '1:2' }],
    ['', { name: '', family: '' }],
  ])('splits %j', (text, parts) => {
    expect(splitTaskDefinition(text)).toEqual(parts)
  })
})
