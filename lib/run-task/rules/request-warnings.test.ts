import { describe, expect, it } from 'vitest'
import { launchFormSchema } from '../form/launch-form-schema.ts'
import { findRequestWarnings } from './request-warnings.ts'

const warningsOf = (command: string[], entryPoint?: string[]) =>
  findRequestWarnings(
    launchFormSchema.parse({
      taskDefinition: 'job:3',
      overrides: { containerOverrides: [{ name: 'app', command }] },
    }),
    {
      family: 'job',
      revision: 3,
      status: 'ACTIVE',
      compatibilities: ['FARGATE'],
      containers: [
        { name: 'sidecar', entryPoint: ['/bin/sh', '-c'] },
        { name: 'app', entryPoint },
      ],
    },
  ).map(({ code, params }) => [code, params])

describe('a command that needs a shell', () => {
  const command = ['$HOME/bin/migrate']

  it.each([
    ['without an entry point', undefined],
    ['behind a program', ['/entrypoint']],
    ['behind a shell that runs a file', ['sh', '/entrypoint.sh']],
  ])('is warned about %s', (_where, entryPoint) => {
    expect(warningsOf(command, entryPoint)).toEqual([
      ['command-without-shell', { operator: '$HOME' }],
    ])
  })

  it.each([[['sh', '-c']], [['/usr/bin/env', 'bash', '-lc']], [['cmd', '/c']]])(
    'is not where the definition’s entry point is one: %j',
    entryPoint => {
      expect(warningsOf(command, entryPoint)).toEqual([])
    },
  )

  it('is warned about by what is its own, not its entry point’s', () => {
    expect(warningsOf(['cd', '/app'], ['/entrypoint'])).toEqual([
      ['command-without-shell', { operator: 'cd' }],
    ])
  })
})
