import { describe, expect, it } from 'vitest'
import { isSecretName } from './is-secret-name.ts'

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
    'JWT',
    'COOKIE',
    'SESSION_COOKIE',
    'REDIS_URL',
    'REDIS_TLS_URL',
    'HEROKU_POSTGRESQL_AMBER_URL',
    'SLACK_WEBHOOK',
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
