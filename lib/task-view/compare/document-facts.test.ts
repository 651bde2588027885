import type { TaskDefinition } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { toDocumentFacts } from './document-facts.ts'

const told = (document: object, leftOut: string[] = []) =>
  toDocumentFacts(document, leftOut).map(({ container, name, value }) => [container, name, value])

describe('the values of a task definition', () => {
  it('stand at their paths, by container', () => {
    const definition: TaskDefinition = {
      family: 'job',
      cpu: '256',
      containerDefinitions: [
        {
          name: 'app',
          image: 'demo/app:1',
          essential: true,
          command: ['sh', '-c', 'echo 1'],
          environment: [{ name: 'LOG_LEVEL', value: 'info' }],
          secrets: [{ name: 'TOKEN', valueFrom: 'arn:secret' }],
          portMappings: [{ containerPort: 80, protocol: 'tcp' }],
          logConfiguration: { logDriver: 'awslogs', options: { mode: 'non-blocking' } },
        },
      ],
      volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }],
    }
    expect(told(definition, ['family'])).toEqual([
      [undefined, 'cpu', '256'],
      ['app', 'image', 'demo/app:1'],
      ['app', 'essential', 'yes'],
      ['app', 'command', "sh -c 'echo 1'"],
      ['app', 'environment.LOG_LEVEL', 'info'],
      ['app', 'secrets.TOKEN', 'arn:secret'],
      ['app', 'portMappings.80.protocol', 'tcp'],
      ['app', 'logConfiguration.logDriver', 'awslogs'],
      ['app', 'logConfiguration.options.mode', 'non-blocking'],
      [undefined, 'volumes.data.efsVolumeConfiguration.fileSystemId', 'fs-1'],
    ])
  })

  it('are told apart where two rows have one name, and none is lost', () => {
    const rows = [
      { name: 'A', value: '1' },
      { name: 'A', value: '2' },
    ]
    const facts = toDocumentFacts({ rows }, [])
    expect(facts.map(({ value }) => value)).toEqual(['1', '2'])
    expect(new Set(facts.map(({ key }) => key)).size).toBe(2)
  })

  it('do not change with the order of rows', () => {
    const sorted = (rows: object[]) =>
      told({ rows })
        .map(([, name, value]) => `${name} ${value}`)
        .sort()
    const rows = [
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ]
    expect(sorted(rows)).toEqual(sorted([...rows].reverse()))
  })

  it('leave out what is empty, and survive odd names', () => {
    expect(told({ a: null, b: undefined, c: [], d: {}, __proto__: null })).toEqual([])
    expect(told(JSON.parse('{"x":[{"name":"__proto__","value":"1"}]}') as object)).toEqual([
      [undefined, 'x.__proto__', '1'],
    ])
  })
})
