import { describe, expect, it } from 'vitest'
import { isSecretVariable } from './is-secret-variable.ts'
import { maskValue } from './mask-secrets.ts'

describe('a variable', () => {
  it.each([
    // By its name.
    ['JWT', 'x', '••••••••'],
    ['COOKIE', 'a=b', '••••••••'],
    ['DB_PASS', 'x', '••••••••'],
    ['SLACK_WEBHOOK_URL', 'https://example.test/T0/B0', '••••••••'],
    // By the password in its address, which is all that is hidden of it.
    ['REDIS_URL', 'redis://:pw@cache:6379', 'redis://:••••••••@cache:6379'],
    ['DATABASE_URL', 'postgres://app:pw@db/shop', 'postgres://app:••••••••@db/shop'],
    ['MONGO_URI', 'mongodb://h/?password=pw', 'mongodb://h/?password=••••••••'],
    ['UPSTREAM', 'https://u:pw@h/', 'https://u:••••••••@h/'],
    // In an address without a scheme, a password can't be told from the rest.
    ['DB_URL', 'app:pw@db:5432/shop', '••••••••'],
    ['ORACLE_URL', 'jdbc:oracle:thin:scott/tiger@//db:1521/orcl', '••••••••'],
  ])('%s=%s is secret', (name, value, shown) => {
    expect(isSecretVariable(name, value)).toBe(true)
    expect(maskValue(name, value)).toBe(shown)
  })

  it.each([
    ['AUTHOR', 'jane'],
    ['REDIS_URL', 'redis://cache.prod.internal:6379'],
    ['DATABASE_URL', 'postgres://app@db/shop'],
    ['DB_URL', 'db:5432'],
    ['REPLY_TO', 'mailto:jane@example.test'],
    ['JWT', ''],
    ['DB_PASS', ''],
  ])('%s=%s is not secret', (name, value) => {
    expect(isSecretVariable(name, value)).toBe(false)
    expect(maskValue(name, value)).toBe(value)
  })
})
