import { describe, expect, it } from 'vitest'
import type { DefinitionChoice } from '@/lib/catalog/choices'
import { launchFormSchema } from '@/lib/run-task/form/launch-form-schema'
import type { LaunchInput } from '@/lib/run-task/schema'
import {
  summarizeContainer,
  summarizeMore,
  summarizePlacement,
  summarizeSize,
  summarizeTags,
} from './section-summaries'

const launch = (input: Partial<LaunchInput> = {}) =>
  launchFormSchema.parse({ taskDefinition: 'app', ...input })

const definition = {
  arn: '',
  family: 'app',
  revision: 1,
  status: 'ACTIVE',
  compatibilities: [],
  requiresCompatibilities: [],
  cpu: '512',
  memory: '1024',
  placementConstraints: [],
  volumes: [],
  inferenceAccelerators: [],
  containers: [],
} satisfies DefinitionChoice

describe('the line of a folded section', () => {
  it('says the size and where it is from', () => {
    expect(summarizeSize(launch(), definition)).toBe('0.5 vCPU · 1 GiB · from the definition')
    expect(
      summarizeSize(launch({ overrides: { cpu: '0.3 vCPU', memory: '1500' } }), undefined),
    ).toBe('0.3 vCPU · 1,500 MiB')
    const overrides = { cpu: '1 vCPU', memory: 'odd', taskRoleArn: 'arn:aws:iam::1:role/x/repair' }
    expect(summarizeSize(launch({ overrides }), definition)).toBe('1 vCPU · odd · task role repair')
  })

  it('says how many placement rules there are', () => {
    expect(summarizePlacement(launch(), false)).toBe('none')
    expect(summarizePlacement(launch(), true)).toBe('not on Fargate')
    const placementStrategy = [{ type: 'random' as const }, { type: 'random' as const }]
    const given = launch({
      placementConstraints: [{ type: 'distinctInstance' }],
      placementStrategy,
    })
    expect(summarizePlacement(given, false)).toBe('1 constraint · 2 strategy rules')
  })

  it('names the tags', () => {
    expect(summarizeTags(launch())).toBe('none')
    const tags = [{ key: 'team', value: 'payments' }, { key: 'urgent' }]
    const given = launch({ tags, propagateTags: 'TASK_DEFINITION', enableECSManagedTags: true })
    expect(summarizeTags(given)).toBe(
      'team=payments, urgent · 2 of 50 · and the definition’s · and ECS managed ones',
    )
  })

  it('says what is set of the rest, or what could be', () => {
    expect(summarizeMore(launch())).toBe('group, started by, exec, platform version')
    const given = launch({ enableExecuteCommand: true, group: 'nightly', platformVersion: '1.4.0' })
    expect(summarizeMore(given)).toBe('exec on · platform version 1.4.0 · group nightly')
  })

  it('says what a container overrides besides command and variables', () => {
    expect(summarizeContainer(undefined)).toBe('from the definition')
    const overrides = {
      containerOverrides: [
        { name: 'app', cpu: 10, environmentFiles: [{ value: 'a' }, { value: 'b' }, { value: '' }] },
      ],
    }
    const [container] = launch({ overrides }).overrides.containerOverrides
    expect(summarizeContainer(container)).toBe('10 CPU units · 2 environment files')
  })
})
