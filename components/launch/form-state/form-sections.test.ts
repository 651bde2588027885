import { expect, it } from 'vitest'
import { sectionOf } from './form-sections'

it.each([
  ['overrides.cpu', 'size'],
  ['overrides.containerOverrides.3.cpu', 'container'],
  ['overrides.containerOverrides.0.command', undefined],
  ['taskDefinition', undefined],
])('knows whether %s is in a section that folds', (path, section) => {
  expect(sectionOf(path)).toBe(section)
})
