import { describe, expect, it } from 'vitest'
import { linkLabel } from './link-label'

describe('linkLabel', () => {
  it.each([
    ['Subnets', 'Subnets are required.', ' are required.'],
    ['Tasks', 'Enter a whole number from 1 to 10.', ': Enter a whole number from 1 to 10.'],
    ['Size', 'Sizes differ.', ': Sizes differ.'],
  ])('links %s in "%s"', (label, sentence, rest) => {
    expect(linkLabel({ label, sentence })).toEqual({ label, rest })
  })
})
