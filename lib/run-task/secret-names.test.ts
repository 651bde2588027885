import { describe, expect, it } from 'vitest'
import { maskSecrets } from './mask-secrets.ts'
import { isSecretName } from './secret-names.ts'

describe('isSecretName', () => {
  it.each([
    'PASSWORD',
    'DB_PASSWORD',
    'dbPassword',
    'POSTGRES_PASSWD',
    'DB_PASS',
    'DB_PWD',
    'JWT_SECRET',
    'GITHUB_TOKEN',
    'token',
    'API_KEY',
    'apiKey',
    'STRIPE-APIKEY',
    'AWS_ACCESS_KEY_ID',
    'DATABASE_URL',
    'MONGO_URI',
    'SENTRY_DSN',
    'GOOGLE_CREDENTIALS',
    'BASIC_AUTH',
    'PRIVATE_KEY_PEM',
    'AZURE_CONNECTION_STRING',
  ])('masks %s', name => {
    expect(isSecretName(name)).toBe(true)
  })

  it.each([
    'LOG_LEVEL',
    'PWD',
    'PORT',
    'KEYBOARD_LAYOUT',
    'AUTHOR',
    'BASE_URL',
    'PATH',
    'BYPASS',
    '',
  ])('shows %j', name => {
    expect(isSecretName(name)).toBe(false)
  })
})

describe('maskSecrets', () => {
  it('masks values for showing, and leaves names, other values and the request alone', () => {
    const environment = [
      { name: 'LOG_LEVEL', value: 'debug' },
      { name: 'API_KEY', value: 'abc' },
      { name: 'DB_PASSWORD', value: '' },
    ]
    const input = {
      taskDefinition: 'a',
      overrides: { containerOverrides: [{ name: 'a', environment }] },
    }
    expect(maskSecrets(input).overrides?.containerOverrides?.[0]?.environment).toEqual([
      { name: 'LOG_LEVEL', value: 'debug' },
      { name: 'API_KEY', value: '••••••••' },
      { name: 'DB_PASSWORD', value: '' },
    ])
    expect(environment[1]?.value).toBe('abc')
    expect(maskSecrets({ taskDefinition: 'a' })).toEqual({ taskDefinition: 'a' })
  })
})
