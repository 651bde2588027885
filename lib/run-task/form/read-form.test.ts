import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { form } from '../../testing/arbitrary/arbitrary-form.ts'
import { readIssue } from '../problems/issue.ts'
import { launchFormSchema } from './launch-form-schema.ts'
import { readForm } from './read-form.ts'

describe('readForm', () => {
  it('reads a form that breaks no rule as its schema does', () => {
    fc.assert(
      fc.property(form, input => {
        expect(readForm(input)).toEqual({ values: launchFormSchema.parse(input), issues: [] })
      }),
    )
  })

  it('says what the schema says, each with the path of its field', () => {
    const input = {
      taskDefinition: '',
      count: 'x',
      compute: { kind: 'strategy' as const, capacityProviderStrategy: [{ capacityProvider: '' }] },
      overrides: { containerOverrides: [{ name: 'app', command: { shell: '"' } }] },
      tags: [{ key: 'aws:x' }],
      startedBy: 'j'.repeat(129),
    }
    const issues = launchFormSchema.safeParse(input).error?.issues ?? []
    expect(issues).toHaveLength(6)
    expect(readForm(input).issues).toEqual(
      issues.map(issue => ({ path: issue.path.join('.'), ...readIssue(issue) })),
    )
  })

  it('takes a member that breaks a rule for one that is not given, and keeps the others', () => {
    const input = { taskDefinition: 'app', cluster: 'demo', count: 99, platformVersion: ' ' }
    expect(readForm(input).values).toMatchObject({
      taskDefinition: 'app',
      cluster: 'demo',
      count: 1,
    })
  })

  it('keeps the rows of a list, the wrong one among them, in their places', () => {
    const tags = [{ key: 'team', value: 'x' }, { key: 'aws:x' }]
    expect(readForm({ taskDefinition: 'app', tags }).values.tags).toEqual(tags)
  })
})
