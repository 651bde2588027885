import { credentialsOf } from './client-options.ts'

/** What a client outside of this process needs to be the operator, and nothing of this machine. */
export function toEnvironment() {
  const { accessKeyId, secretAccessKey } = credentialsOf('operator')
  return {
    PATH: process.env['PATH'],
    HOME: '/nonexistent',
    NODE_ENV: 'test' as const,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
  }
}
