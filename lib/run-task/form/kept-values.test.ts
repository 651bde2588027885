import { describe, expect, it } from 'vitest'
import { findChangedFields } from '../compare/changed-fields.ts'
import { findDifferences } from '../compare/find-differences.ts'
import { findKept, showKept } from './kept-values.ts'
import type { LaunchInput } from './launch-form-schema.ts'
import { launchSchema } from '../schema.ts'
import { toRunTaskInput } from '../to-run-task-input.ts'
import { withholdSecrets } from '../share/withhold-secrets.ts'
import { withoutSecrets } from '../share/without-secrets.ts'

const keptFrom = { kind: 'launch', id: '0b5a1f6e-6a54-4c3b-9a51-6f0e4f0f2b11' } as const
const before = launchSchema.parse({
  taskDefinition: 'app',
  tags: [{ key: 'team', value: 'payments' }],
  overrides: {
    containerOverrides: [
      {
        name: 'app',
        command: ['run', '--password', 'hush'],
        environment: [
          { name: 'LEVEL', value: 'debug' },
          { name: 'API_TOKEN', value: 'hush' },
          { name: 'UPSTREAM', value: 'https://u:hush@h' },
          { name: 'EMPTY_TOKEN', value: '' },
        ],
      },
      { name: 'other', command: ['echo', 'one'] },
    ],
  },
} satisfies LaunchInput)
const withheld = withholdSecrets(before, keptFrom)

describe('values that are kept on the server', () => {
  it('are those that look secret by name or by themselves, and commands with such words', () => {
    expect(JSON.stringify(withheld)).not.toContain('hush')
    expect(findKept(withheld)).toEqual([
      { path: 'overrides.containerOverrides.0.command', label: 'Command' },
      { path: 'overrides.containerOverrides.0.environment.1.value', label: 'API_TOKEN' },
      { path: 'overrides.containerOverrides.0.environment.2.value', label: 'UPSTREAM' },
    ])
    expect(withheld.overrides.containerOverrides[1]).toEqual(before.overrides.containerOverrides[1])
  })

  it('are what the schema knows, parsed as often as one likes', () => {
    const parsed = launchSchema.parse(withheld)
    expect(parsed).toEqual(withheld)
    expect(findChangedFields(withheld, parsed)).toEqual([])
  })

  it('are never sent: neither a mask nor an empty value stands for them', () => {
    expect(toRunTaskInput(withheld).overrides?.containerOverrides).toEqual([
      {
        name: 'app',
        environment: [
          { name: 'LEVEL', value: 'debug' },
          { name: 'EMPTY_TOKEN', value: '' },
        ],
      },
      { name: 'other', command: ['echo', 'one'] },
    ])
  })

  it('are shown masked, in the request and among the differences', () => {
    const shown = toRunTaskInput(showKept(withheld)).overrides?.containerOverrides?.[0]
    expect(shown?.command).toEqual(['run', '--password', '••••••••'])
    expect(shown?.environment).toContainEqual({ name: 'API_TOKEN', value: '••••••••' })
    const differences = findDifferences(withheld, { containers: [] })
    expect(differences.find(({ label }) => label === 'API_TOKEN of app')?.is).toBe('••••••••')
    expect(differences.find(({ label }) => label === 'Command of app')?.is).toContain('--password')
  })

  it('are replaced by what is typed, as one changed field each', () => {
    const typed = launchSchema.parse({
      ...withheld,
      overrides: {
        containerOverrides: [
          {
            ...withheld.overrides.containerOverrides[0],
            name: 'app',
            command: ['run'],
            environment: [
              { name: 'LEVEL', value: 'debug' },
              { name: 'API_TOKEN', value: 'new', keptFrom },
              { name: 'UPSTREAM', value: '' },
              { name: 'EMPTY_TOKEN', value: '' },
            ],
          },
          withheld.overrides.containerOverrides[1] ?? { name: 'other' },
        ],
      },
    } satisfies LaunchInput)
    expect(findKept(typed)).toEqual([])
    expect(JSON.stringify(typed)).not.toContain(keptFrom.id)
    expect(findChangedFields(withheld, typed)).toHaveLength(3)
  })

  it('do not go into a draft link, which names them and blocks until they are filled in', () => {
    const { input, left } = withoutSecrets(withheld)
    expect(JSON.stringify(input)).not.toContain(keptFrom.id)
    expect(left).toEqual(findKept(withheld).map(({ path }) => path))
    const { error } = launchSchema.safeParse(input)
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(left)
  })

  it('of tags are left out', () => {
    const tags = [{ key: 'note', value: 'token=hush-hush' }]
    expect(withholdSecrets({ ...before, tags }, keptFrom).tags).toEqual([
      { key: 'note', value: '', isLeftOut: true },
    ])
  })
})
