import type { TaskOverride } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { toOverrideViews } from './override-view.ts'

const changes = (overrides: TaskOverride, definition = {}) =>
  toOverrideViews({ overrides }, definition).map(({ name, was, is }) => [name, was, is])

describe('what a task overrides', () => {
  it('is named with what the definition had', () => {
    expect(
      changes(
        {
          executionRoleArn: 'arn:new',
          ephemeralStorage: { sizeInGiB: 50 },
          inferenceAcceleratorOverrides: [{ deviceName: 'eia', deviceType: 'eia2.large' }],
        },
        {
          executionRoleArn: 'arn:old',
          ephemeralStorage: { sizeInGiB: 21 },
          inferenceAccelerators: [{ deviceName: 'eia', deviceType: 'eia2.medium' }],
        },
      ),
    ).toEqual([
      ['executionRoleArn', 'arn:old', 'arn:new'],
      ['ephemeralStorage', '21 GiB', '50 GiB'],
      ['inferenceAcceleratorOverrides', 'eia · eia2.medium', 'eia · eia2.large'],
    ])
  })

  it('has the files and devices of a container, and its share of a GPU', () => {
    const definition = {
      containerDefinitions: [{ name: 'app', resourceRequirements: [{ type: 'GPU', value: '1' }] }],
    }
    const override = {
      name: 'app',
      environmentFiles: [{ type: 's3' as const, value: 'arn:aws:s3:::bucket/a.env' }],
      resourceRequirements: [
        { type: 'GPU' as const, sharingStrategy: { nvidiaMps: { memory: 2048 } } },
      ],
    }
    expect(changes({ containerOverrides: [override] }, definition)).toEqual([
      ['environmentFiles', undefined, 'arn:aws:s3:::bucket/a.env'],
      ['resourceRequirements', 'GPU 1', 'GPU NVIDIA MPS · 2,048 MiB'],
    ])
  })

  it('is nothing where a container override has a name only, as ECS always answers', () => {
    expect(changes({ containerOverrides: [{ name: 'app' }] })).toEqual([])
  })
})
