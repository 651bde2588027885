import pino from 'pino'

const SECRETS = [
  'accessKeyId',
  'secretAccessKey',
  'sessionToken',
  'credentials',
  'cookie',
  'mfaCode',
]

/** A log of JSON lines on standard output, without anything secret. */
export const makeLog = () =>
  pino({
    name: 'slipway',
    redact: { paths: SECRETS.flatMap(name => [name, `*.${name}`, `*.*.${name}`]), remove: true },
  })
