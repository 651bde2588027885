import { describe, expect, it } from 'vitest'
import { maskSecrets } from './mask-secrets.ts'

describe('maskSecrets', () => {
  it('masks what looks secret, and leaves names, other values and the document alone', () => {
    const startedAt = new Date(0)
    const document = {
      startedAt,
      desiredStatus: 'RUNNING',
      overrides: {
        containerOverrides: [
          {
            name: 'app',
            command: ['run', '--password', 'hunter2'],
            environment: [
              { name: 'LOG_LEVEL', value: 'debug' },
              { name: 'API_KEY', value: 'abc' },
              { name: 'DB_PASSWORD', value: '' },
              { name: 'UPSTREAM', value: 'https://u:pw@h/' },
              { name: 'LOST_TOKEN' },
            ],
          },
        ],
      },
      tags: [
        { key: 'team', value: 'payments' },
        { key: 'token', value: 'abc' },
      ],
    }
    const before = structuredClone(document)
    expect(maskSecrets(document)).toEqual({
      startedAt,
      desiredStatus: 'RUNNING',
      overrides: {
        containerOverrides: [
          {
            name: 'app',
            command: ['run', '--password', '••••••••'],
            environment: [
              { name: 'LOG_LEVEL', value: 'debug' },
              { name: 'API_KEY', value: '••••••••' },
              { name: 'DB_PASSWORD', value: '' },
              { name: 'UPSTREAM', value: 'https://u:••••••••@h/' },
              { name: 'LOST_TOKEN' },
            ],
          },
        ],
      },
      tags: [
        { key: 'team', value: 'payments' },
        { key: 'token', value: '••••••••' },
      ],
    })
    expect(document).toEqual(before)
  })

  it('leaves members of another type as they are', () => {
    const document = { environment: 'x', tags: [null, 'y', { key: 1 }], command: ['a', 1], x: null }
    expect(maskSecrets(document)).toEqual(document)
  })
})
