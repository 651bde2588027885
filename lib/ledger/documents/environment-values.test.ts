import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  hideEnvironmentValues,
  putEnvironmentValues,
  takeEnvironmentValues,
} from './environment-values.ts'

const entry = fc.oneof(
  fc.record({ name: fc.string(), value: fc.option(fc.string()) }),
  fc.record({ name: fc.string() }),
)
const request = fc.record({
  cluster: fc.string(),
  overrides: fc.record({
    containerOverrides: fc.array(
      fc.record({
        name: fc.string(),
        command: fc.array(fc.string()),
        environment: fc.array(entry),
      }),
    ),
  }),
  tags: fc.array(fc.record({ key: fc.string(), value: fc.string() })),
})

describe('environment values', () => {
  it('go apart and together again', () => {
    fc.assert(
      fc.property(request, document => {
        const { open, values } = takeEnvironmentValues(document)
        expect(putEnvironmentValues(open, values)).toEqual(document)
      }),
    )
  })

  it('stay with their names beside an entry whose value is null', () => {
    const document = {
      environment: [
        { name: 'NONE', value: null },
        { name: 'PASSWORD', value: 'hush' },
      ],
    }
    const { open, values } = takeEnvironmentValues(document)
    expect(putEnvironmentValues(open, values)).toEqual(document)
  })

  it('leave the names and everything else readable', () => {
    const { open, values } = takeEnvironmentValues({
      overrides: {
        containerOverrides: [
          { name: 'app', environment: [{ name: 'A', value: 'one' }, { name: 'B' }] },
          { name: 'side', environment: [{ name: 'C', value: 'two' }] },
        ],
      },
      tags: [{ key: 'environment', value: 'prod' }],
    })
    expect(values).toEqual(['one', 'two'])
    expect(JSON.stringify(open)).not.toMatch(/one|two/)
    expect(JSON.stringify(open)).toContain('"value":"prod"')
    expect(JSON.stringify(open)).toContain('"name":"B"')
  })

  it('hides only the values whose names are picked, and leaves dates alone', () => {
    const createdAt = new Date()
    const hidden = hideEnvironmentValues(
      {
        createdAt,
        environment: [
          { name: 'PASSWORD', value: 'p' },
          { name: 'LEVEL', value: 'l' },
        ],
      },
      name => name === 'PASSWORD',
    )
    expect(hidden).toEqual({
      createdAt,
      environment: [{ name: 'PASSWORD' }, { name: 'LEVEL', value: 'l' }],
    })
  })
})
