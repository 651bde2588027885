import { describe, expect, it } from 'vitest'
import { splitMessage } from './field-labels'

describe('splitMessage', () => {
  it('cuts the label off a message that begins with it', () => {
    expect(splitMessage('count', 'Tasks is empty. Enter 1 to 10.')).toEqual({
      label: 'Tasks',
      rest: ' is empty. Enter 1 to 10.',
    })
  })

  it('puts any other message behind the label', () => {
    expect(splitMessage('count', 'ECS refused it.')).toEqual({
      label: 'Tasks',
      rest: ': ECS refused it.',
    })
  })
})
