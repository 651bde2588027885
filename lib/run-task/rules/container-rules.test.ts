import type { ContainerOverride } from '@aws-sdk/client-ecs'
import { describe } from 'vitest'
import { onInstances, proveRules } from '../../testing/arbitrary/prove-rules.ts'

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
      code: 'overrides-too-long',
      params: { characters: 8193, maxCharacters: 8192 },
      refused: on({ command: ['x'.repeat(8193 - envelope)] }),
      accepted: on({ command: ['x'.repeat(8192 - envelope)] }),
    },
    {
      rule: 'a container is one of the definition',
      path: `${first}.name`,
      code: 'container-unknown',
      params: { container: 'sidecar', definition: 'bridge-app:1', containers: ['app', 'log'] },
      refused: on({ name: 'sidecar', cpu: 10 }),
      accepted: on({ name: 'log', cpu: 10 }),
    },
    {
      rule: 'a container that is only named is one of the definition, too',
      path: `${first}.name`,
      code: 'container-unknown',
      params: { container: 'sidecar', definition: 'bridge-app:1', containers: ['app', 'log'] },
      refused: on({ name: 'sidecar' }),
      accepted: on({ name: 'log' }),
    },
    {
      rule: 'a container is overridden once',
      path: 'overrides.containerOverrides.1.name',
      code: 'container-repeated',
      params: { container: 'app' },
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
      code: 'number-out-of-range',
      params: { value: 5, min: 6, max: 33_554_432 },
      refused: on({ memory: 5 }),
      accepted: on({ memory: 6 }),
    },
    {
      rule: 'a reservation of memory has 6 MiB at least',
      path: `${first}.memoryReservation`,
      code: 'number-out-of-range',
      params: { value: 5, min: 6, max: 33_554_432 },
      refused: on({ memoryReservation: 5 }),
      accepted: on({ memoryReservation: 6 }),
    },
    {
      rule: 'a reservation lies below the memory of the definition',
      path: `${first}.memoryReservation`,
      code: 'reservation-above-memory',
      params: { memory: 256 },
      refused: on({ memoryReservation: 257 }),
      accepted: on({ memoryReservation: 256 }),
    },
    {
      rule: 'CPU units are not negative',
      path: `${first}.cpu`,
      code: 'number-out-of-range',
      params: { value: -1, min: 0, max: 196_608 },
      refused: on({ cpu: -1 }),
      accepted: on({ cpu: 0 }),
    },
    {
      rule: 'an environment file is an S3 object that ends in .env',
      path: `${first}.environmentFiles.0.value`,
      code: 'not-an-environment-file',
      refused: file('arn:aws:s3:::settings/production.txt'),
      accepted: file('arn:aws:s3:::settings/production.env'),
    },
    {
      rule: 'up to 10 environment files',
      path: `${first}.environmentFiles`,
      code: 'too-many',
      params: { count: 11, max: 10 },
      refused: files(11),
      accepted: files(10),
    },
    {
      rule: 'memory lies above the reservation',
      path: `${first}.memory`,
      code: 'memory-below-reservation',
      params: { reservation: 200 },
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
