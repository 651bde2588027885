import { execFileSync } from 'node:child_process'
import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCliCommand } from './to-cli-command.ts'

const region = 'us-east-1'

/** The arguments that a real shell hands to a program called `aws`. */
function argumentsOf(command: string): string[] {
  const script = `aws() { printf '%s\\0' "$@"; }\n${command}`
  return execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)
}

const valueOf = (given: string[], option: string) => given[given.indexOf(option) + 1] ?? ''

describe('toCliCommand', () => {
  it('lays a launch out over lines', () => {
    const command = toCliCommand(
      {
        taskDefinition: 'db-migrate:14',
        cluster: 'demo',
        count: 10,
        capacityProviderStrategy: [
          { capacityProvider: 'FARGATE', base: 2, weight: 1 },
          { capacityProvider: 'FARGATE_SPOT', weight: 3 },
        ],
        networkConfiguration: {
          awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'], assignPublicIp: 'ENABLED' },
        },
        overrides: { containerOverrides: [{ name: 'app', command: ['echo', "it's"] }] },
        tags: [{ key: 'team', value: 'payments' }],
      },
      { region },
    )
    expect(command).toBe(
      String.raw`aws ecs run-task \
  --cluster demo --count 10 \
  --task-definition db-migrate:14 \
  --capacity-provider-strategy \
    capacityProvider=FARGATE,base=2,weight=1 \
    capacityProvider=FARGATE_SPOT,weight=3 \
  --network-configuration 'awsvpcConfiguration={subnets=[subnet-1,subnet-2],assignPublicIp=ENABLED}' \
  --overrides '{"containerOverrides":[{"name":"app","command":["echo","it'\''s"]}]}' \
  --tags \
    key=team,value=payments \
  --region us-east-1`,
    )
  })

  it('hands hostile text to the program unchanged', () => {
    const text = fc
      .string({ unit: fc.constantFrom(...` \n'"\\$\`!*?~#&|;<>(){}[]=,a-é`), minLength: 1 })
      .filter(value => !value.startsWith('-'))
    fc.assert(
      fc.property(text, text, fc.array(text), (cluster, group, words) => {
        const overrides = { containerOverrides: [{ name: cluster, command: words }] }
        const tags = [{ key: group, value: cluster }]
        const input = { taskDefinition: 'app', cluster, group, overrides, tags }
        const given = argumentsOf(toCliCommand(input, { region }))
        expect(given.slice(0, 2)).toEqual(['ecs', 'run-task'])
        expect(valueOf(given, '--cluster')).toBe(cluster)
        expect(valueOf(given, '--group')).toBe(group)
        expect(JSON.parse(valueOf(given, '--overrides'))).toEqual(overrides)
        const tag = valueOf(given, '--tags')
        if (tag.startsWith('[')) expect(JSON.parse(tag)).toEqual(tags)
        else expect(tag).toBe(`key=${group},value=${cluster}`)
      }),
      { numRuns: 60 },
    )
  })

  it('uses JSON where the shorthand would be read otherwise', () => {
    const strategy = [{ capacityProvider: 'a,weight=9', weight: 1 }]
    const given = argumentsOf(
      toCliCommand({ taskDefinition: 'app', capacityProviderStrategy: strategy }, { region }),
    )
    expect(JSON.parse(valueOf(given, '--capacity-provider-strategy'))).toEqual(strategy)
  })

  it('ties a value that begins with a hyphen to its option', () => {
    const input = { taskDefinition: 'app', group: '--debug' }
    expect(argumentsOf(toCliCommand(input, { region }))).toContain('--group=--debug')
  })

  it.each([
    ['group', 'file:///etc/passwd'],
    ['group', 'fileb:///etc/passwd'],
    ['referenceId', 'https://tickets.example.com/OPS-12'],
    ['startedBy', 'http://tickets.example.com'],
    ['taskDefinition', 'https://x'],
  ])('does not let a value of %s name what to read: %s', (member, value) => {
    const input = { taskDefinition: 'app', [member]: value }
    const given = argumentsOf(toCliCommand(input, { region }))
    expect(JSON.parse(valueOf(given, '--cli-input-json'))).toEqual(input)
    expect(given).not.toContain(value)
  })

  it('writes flags of both kinds', () => {
    const input: RunTaskCommandInput = {
      taskDefinition: 'app',
      enableExecuteCommand: true,
      enableECSManagedTags: false,
    }
    const given = argumentsOf(toCliCommand(input, { region }))
    expect(given).toContain('--enable-execute-command')
    expect(given).toContain('--no-enable-ecs-managed-tags')
    const off = toCliCommand({ taskDefinition: 'app', enableExecuteCommand: false }, { region })
    expect(argumentsOf(off)).toContain('--disable-execute-command')
  })
})
