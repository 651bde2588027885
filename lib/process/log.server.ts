import 'server-only'
import pino from 'pino'

const SECRETS = [
  'accessKeyId',
  'secretAccessKey',
  'sessionToken',
  'credentials',
  'cookie',
  'mfaCode',
]

/** The server's log: JSON lines on standard output, without anything secret. */
export const log = pino({
  name: 'slipway',
  redact: { paths: SECRETS.flatMap(name => [name, `*.${name}`, `*.*.${name}`]), remove: true },
})
