import { describe, expect, it } from 'vitest'
import { readListenAddress } from '../deploy/listen-address.ts'

describe('npm start listens', () => {
  it.each([
    [[], {}, { host: '127.0.0.1', port: 3000 }],
    [[], { HOST: '0.0.0.0', PORT: '8080' }, { host: '0.0.0.0', port: 8080 }],
    [[], { HOST: '', PORT: '' }, { host: '127.0.0.1', port: 3000 }],
    [['-H', '::1', '-p', '4000'], { HOST: '0.0.0.0', PORT: '1' }, { host: '::1', port: 4000 }],
    [['--hostname', '::', '--port=0'], {}, { host: '::', port: 0 }],
  ])('with %j and %j at %j', (args, env, address) => {
    expect(readListenAddress(args, env)).toEqual(address)
  })

  it.each([
    [['--keepAliveTimeout', '1'], {}],
    [['./folder'], {}],
    [['-p', 'http'], {}],
    [[], { PORT: '65536' }],
    [[], { PORT: '-1' }],
  ])('nowhere with %j and %j', (args, env) => {
    expect(() => readListenAddress(args, env)).toThrow()
  })
})
