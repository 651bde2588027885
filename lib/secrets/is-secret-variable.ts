import { isSecretValue } from './find-secrets.ts'
import { isSecretName, isStoreAddress } from './is-secret-name.ts'

/** Whether a variable or a tag is secret, in whole or in part: by its name, or by its value. */
export const isSecretVariable = (name: string, value: string): boolean =>
  isSecretWhole(name, value) || isSecretValue(value)

/** Whether no part of the value may be shown. An empty value isn't secret. */
export const isSecretWhole = (name: string, value: string): boolean =>
  value !== '' && (isSecretName(name) || (isStoreAddress(name) && hasLogin(value)))

/** `app:pw@db:5432`, `scott/tiger@//db/orcl`: in no URL, a password can't be told from its user. */
function hasLogin(address: string): boolean {
  const [beforeHost = ''] = address.split('://', 1)
  return beforeHost.includes('@')
}
