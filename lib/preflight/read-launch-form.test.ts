import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLaunchForm } from './read-launch-form.ts'

const form = { taskDefinition: 'db-migrate', count: 2, cluster: 'demo' }

describe('a form for a preflight', () => {
  it('is read as a launch would be', () => {
    expect(readLaunchForm({ ...form, count: '2' })).toMatchObject({ ok: true, value: form })
  })

  it.each([
    [{ count: 'many' }, { count: 1 }],
    [{ tags: [{ key: 'aws:x', value: '' }] }, { tags: [{ key: 'aws:x' }] }],
    [{ taskDefinition: '' }, { taskDefinition: '' }],
    [
      { compute: { kind: 'strategy', capacityProviderStrategy: [{ capacityProvider: '' }] } },
      { compute: { kind: 'strategy' } },
    ],
    [{ taskDefinition: 7 }, { taskDefinition: '' }],
    [
      { compute: { kind: 'strategy', capacityProviderStrategy: 'FARGATE' } },
      { compute: { kind: 'clusterDefault' } },
    ],
    [
      { compute: { kind: 'strategy', capacityProviderStrategy: [null] } },
      { compute: { kind: 'clusterDefault' } },
    ],
    [{ overrides: { containerOverrides: {} } }, { overrides: { containerOverrides: [] } }],
    [{ tags: 'team' }, { tags: [] }],
    [{ volumeConfigurations: [{ name: 7 }] }, { volumeConfigurations: [] }],
  ])('is read with what is wrong in it: %o', (wrong, read) => {
    expect(readLaunchForm({ ...form, ...wrong })).toMatchObject({
      ok: true,
      value: { cluster: 'demo', ...read },
    })
  })

  it.each([[null], ['text'], [[]], [{}], [{ taskDefinition: 7, moon: {} }]])(
    'is refused where nothing of it can be read: %o',
    values => {
      expect(readLaunchForm(values)).toMatchObject({ ok: false, failure: { kind: 'invalid' } })
    },
  )

  it('never breaks on what somebody else sends', () => {
    const members = fc.constantFrom(
      ...['compute', 'overrides', 'networkConfiguration', 'tags', 'volumeConfigurations', 'count'],
    )
    fc.assert(
      fc.property(fc.dictionary(members, fc.jsonValue()), hostile => {
        expect(readLaunchForm({ ...form, ...hostile })).toHaveProperty('ok')
      }),
    )
  })
})
