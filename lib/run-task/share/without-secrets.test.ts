import { describe, expect, it } from 'vitest'
import { fromDraftText, toDraftText } from './draft-text.ts'
import type { LaunchInput } from '../form/launch-form-schema.ts'
import { withoutSecrets } from './without-secrets.ts'

const key = `AKIA${'A'.repeat(16)}`
const token = `ghp_${'a1'.repeat(18)}`
const jwt = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxIn0', 'c2lnbmF0dXJl'].join('.')

const withCommand = (command: string[] | { shell: string } | { json: string }): LaunchInput => ({
  taskDefinition: 'app',
  overrides: { containerOverrides: [{ name: 'app', command, cpu: '256' }] },
})

describe('withoutSecrets', () => {
  it('takes out values that look secret by their name or by themselves', () => {
    const rows = [
      { name: 'LOG_LEVEL', value: 'debug' },
      { name: 'DB_PASSWORD', value: 'hunter2' },
      { name: 'UPSTREAM', value: 'https://jane:hunter2@example.test/x' },
      { name: 'ORIGIN', value: 'https://example.test:8080/a@b' },
      { name: 'PEM', value: '-----BEGIN RSA PRIVATE KEY-----\nx' },
      { name: 'ID', value: key },
      { name: 'BEARER', value: `Bearer ${jwt}` },
      { name: 'GIT', value: token },
      { name: 'CHAT', value: `xoxb-${'1'.repeat(12)}` },
      { name: 'API_TOKEN', value: '' },
    ]
    const overrides = { cpu: '256', containerOverrides: [{ name: 'app', environment: rows }] }
    const { input, left } = withoutSecrets({ taskDefinition: 'app', overrides })
    const taken = [1, 2, 4, 5, 6, 7, 8]
    expect(left).toEqual(taken.map(at => `overrides.containerOverrides.0.environment.${at}.value`))
    expect(input.overrides).toEqual({
      cpu: '256',
      containerOverrides: [
        {
          name: 'app',
          environment: rows.map((row, at) =>
            taken.includes(at) ? { ...row, value: '', isLeftOut: true } : row,
          ),
        },
      ],
    })
  })

  it.each([
    [['run', '--password', 'x']],
    [['run', '--token=x']],
    [['env', 'PASSWORD=x', 'run']],
    [['run', token]],
    [['sh', '-c', 'DB_PASSWORD=x run']],
    [['sh', '-c', 'run --db-password x']],
    [{ shell: `run --api-key 'a b'` }],
    [{ shell: `run --password "open` }],
    [{ json: '["run", "--secret", "x"]' }],
    [{ json: '["run", "--secret", "x"' }],
  ])('takes a command out whole that holds one: %j', command => {
    expect(withoutSecrets(withCommand(command))).toEqual({
      input: {
        taskDefinition: 'app',
        overrides: { containerOverrides: [{ name: 'app', cpu: '256', isCommandLeftOut: true }] },
      },
      left: ['overrides.containerOverrides.0.command'],
    })
  })

  it.each([
    [['run', '--to', '42', '--name=x', 'LEVEL=debug']],
    [['run', '--password', '--force']],
    [['run', '--password=']],
    [{ shell: 'run "open' }],
    [[]],
  ])('leaves a command as it is that holds none: %j', command => {
    const input = withCommand(command)
    expect(withoutSecrets(input)).toEqual({ input, left: [] })
  })

  it('takes out values of tags, those of volumes as well', () => {
    const tags = [{ key: 'team', value: 'payments' }, { key: 'link', value: token }, { key: 'x' }]
    const managedEBSVolume = { tagSpecifications: [{ tags }, {}] }
    const { input, left } = withoutSecrets({
      taskDefinition: 'app',
      tags,
      volumeConfigurations: [{ name: 'data', managedEBSVolume }, { name: 'other' }],
    })
    const path = 'volumeConfigurations.0.managedEBSVolume.tagSpecifications.0.tags.1.value'
    expect(left).toEqual(['tags.1.value', path])
    expect(JSON.stringify(input)).not.toContain(token)
  })

  it('keeps the marks in the text of a link, however often it is passed on', async () => {
    const overrides = {
      containerOverrides: [
        {
          name: 'app',
          command: ['run', '--password', 'x'],
          environment: [{ name: 'API_TOKEN', value: 'x' }],
        },
      ],
    }
    const tags = [{ key: 'token', value: 'x' }]
    const { input, left } = withoutSecrets({ taskDefinition: 'app', overrides, tags })
    expect(left).toHaveLength(3)
    const opened = await fromDraftText(await toDraftText(input))
    expect(opened).toEqual(input)
    expect(opened && withoutSecrets(opened)).toEqual({ input, left })
  })

  it('leaves a form without secrets exactly as it is', () => {
    const input: LaunchInput = { taskDefinition: 'app', cluster: 'demo', overrides: { cpu: '256' } }
    expect(withoutSecrets(input)).toStrictEqual({ input, left: [] })
  })
})
