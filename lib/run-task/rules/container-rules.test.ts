import type { ContainerOverride } from '@aws-sdk/client-ecs'
import { describe } from 'vitest'
import { onInstances, proveRules } from '../../testing/prove-rules.ts'

const on = (override: ContainerOverride) =>
  onInstances({ overrides: { containerOverrides: [{ name: 'app', ...override }] } })

const first = 'overrides.containerOverrides.0'

const file = (value: string) => on({ environmentFiles: [{ value, type: 's3' }] })

const files = (count: number) =>
  on({
    environmentFiles: Array.from({ length: count }, (_, index) => ({
      value: `arn:aws:s3:::settings/${index}.env`,
      type: 's3',
    })),
  })

const envelope = JSON.stringify({ containerOverrides: [{ name: 'app', command: [''] }] }).length

describe('rules of containers', () => {
  proveRules([
    {
      rule: '8192 characters of overrides, punctuation included',
      path: 'overrides',
      says: '8193 characters',
      refused: on({ command: ['x'.repeat(8193 - envelope)] }),
      accepted: on({ command: ['x'.repeat(8192 - envelope)] }),
    },
    {
      rule: 'a container is one of the definition',
      path: `${first}.name`,
      says: 'is not in bridge-app:1, which has app, log',
      refused: on({ name: 'sidecar', cpu: 10 }),
      accepted: on({ name: 'log', cpu: 10 }),
    },
    {
      rule: 'a container that is only named is one of the definition, too',
      path: `${first}.name`,
      says: 'Container sidecar is not in',
      refused: on({ name: 'sidecar' }),
      accepted: on({ name: 'log' }),
    },
    {
      rule: 'a container is overridden once',
      path: 'overrides.containerOverrides.1.name',
      says: 'overridden twice',
      refused: onInstances({
        overrides: {
          containerOverrides: [
            { name: 'app', cpu: 1 },
            { name: 'app', cpu: 2 },
          ],
        },
      }),
      accepted: onInstances({
        overrides: {
          containerOverrides: [
            { name: 'app', cpu: 1 },
            { name: 'log', cpu: 2 },
          ],
        },
      }),
    },
    {
      rule: 'a container has 6 MiB of memory at least',
      path: `${first}.memory`,
      says: 'below 6',
      refused: on({ memory: 5 }),
      accepted: on({ memory: 6 }),
    },
    {
      rule: 'a reservation of memory has 6 MiB at least',
      path: `${first}.memoryReservation`,
      says: 'below 6',
      refused: on({ memoryReservation: 5 }),
      accepted: on({ memoryReservation: 6 }),
    },
    {
      rule: 'a reservation lies below the memory of the definition',
      path: `${first}.memoryReservation`,
      says: 'above the memory of 256',
      refused: on({ memoryReservation: 257 }),
      accepted: on({ memoryReservation: 256 }),
    },
    {
      rule: 'CPU units are not negative',
      path: `${first}.cpu`,
      says: 'below 0',
      refused: on({ cpu: -1 }),
      accepted: on({ cpu: 0 }),
    },
    {
      rule: 'an environment file is an S3 object that ends in .env',
      path: `${first}.environmentFiles.0.value`,
      says: 'ends in .env',
      refused: file('arn:aws:s3:::settings/production.txt'),
      accepted: file('arn:aws:s3:::settings/production.env'),
    },
    {
      rule: 'up to 10 environment files',
      path: `${first}.environmentFiles`,
      says: '10 at most',
      refused: files(11),
      accepted: files(10),
    },
    {
      rule: 'memory lies above the reservation',
      path: `${first}.memory`,
      says: 'below the reservation of 200',
      refused: onInstances({
        taskDefinition: 'reserved-app',
        overrides: { containerOverrides: [{ name: 'app', memory: 100 }] },
      }),
      accepted: onInstances({
        taskDefinition: 'reserved-app',
        overrides: { containerOverrides: [{ name: 'app', memory: 200 }] },
      }),
    },
  ])
})
