import { describe, expect, it } from 'vitest'
import { isSecretName, isStoreAddress } from './is-secret-name.ts'

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
    'SENTRY_DSN',
    'GOOGLE_CREDENTIALS',
    'BASIC_AUTH',
    'PRIVATE_KEY_PEM',
    'AZURE_CONNECTION_STRING',
    'JWT',
    'COOKIE',
    'SESSION_COOKIE',
    'SLACK_WEBHOOK',
    'SLACK_WEBHOOK_URL',
    'AUTHORIZATION',
    'pwd',
    'db.password',
  ])('masks %s', name => {
    expect(isSecretName(name)).toBe(true)
  })

  it.each([
    'LOG_LEVEL',
    'PWD',
    'PORT',
    'KEYBOARD_LAYOUT',
    'AUTHOR',
    'AUTHORS',
    'OLDPWD',
    'CALLBACK_URL',
    'REDIS_URL',
    'DATABASE_URL',
    'MONGO_URI',
    'REDIS_HOST',
    'COMPASS',
    'BASE_URL',
    'PATH',
    'BYPASS',
    '',
  ])('shows %j', name => {
    expect(isSecretName(name)).toBe(false)
  })
})

describe('isStoreAddress', () => {
  it.each([
    ['DATABASE_URL', true],
    ['REDIS_TLS_URL', true],
    ['HEROKU_POSTGRESQL_AMBER_URL', true],
    ['mongoUri', true],
    ['DB_CONNECTION', true],
    ['CALLBACK_URL', false],
    ['REDIS_HOST', false],
    ['', false],
  ])('of %j is %s', (name, expected) => {
    expect(isStoreAddress(name)).toBe(expected)
  })
})
