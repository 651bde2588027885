import 'server-only'
import type { Failure, FailureKind } from '../result.ts'

/** AWS's error codes by what an operator can do about them (API References, "Common Errors"). */
const KIND_BY_CODE: Record<string, FailureKind> = {
  AccessDenied: 'forbidden',
  AccessDeniedException: 'forbidden',
  UnauthorizedOperation: 'forbidden',
  BlockedException: 'forbidden',
  ExpiredToken: 'expired',
  ExpiredTokenException: 'expired',
  RequestExpired: 'expired',
  UnrecognizedClientException: 'expired',
  InvalidClientTokenId: 'expired',
  AuthFailure: 'expired',
  SignatureDoesNotMatch: 'rejected',
  InvalidSignatureException: 'rejected',
  Throttling: 'throttled',
  ThrottlingException: 'throttled',
  RequestLimitExceeded: 'throttled',
  TooManyRequestsException: 'throttled',
  InternalFailure: 'unreachable',
  ServerException: 'unreachable',
  ServiceUnavailable: 'unreachable',
  ServiceUnavailableException: 'unreachable',
}

const SENTENCE: Record<FailureKind, string> = {
  invalid: 'AWS could not read the request.',
  forbidden: 'Your credentials do not allow this.',
  rejected: 'AWS refused the request.',
  throttled: 'AWS is answering too many requests of this account. Try again in a few seconds.',
  unreachable: 'AWS did not answer. Check the connection, then try again.',
  expired: 'AWS no longer accepts these credentials. Sign in again.',
}

const WRONG_SIGNATURE =
  'AWS does not accept the signature of the request. Check the clock of the machine that runs Slipway, and the Region, then try again.'

/** Keys that signed before still sign: it is the clock or the scope (IAM User Guide, "Troubleshoot SigV4"). */
const SENTENCE_BY_CODE: Record<string, string> = {
  SignatureDoesNotMatch: WRONG_SIGNATURE,
  InvalidSignatureException: WRONG_SIGNATURE,
}

const NO_REGION = 'This is not the name of a Region, such as eu-west-1. Choose another.'

/**
 * An error of the call itself: AWS's answer, a fault on the way, or a Region that cannot be one.
 * Anything else is a bug.
 */
export const isCallError = (error: unknown): boolean =>
  error instanceof Error &&
  ('$metadata' in error ||
    'errno' in error ||
    error.name === 'TimeoutError' ||
    isRegionError(error))

/** The SDK's clients refuse these before they send anything; the error has no name of its own. */
const isRegionError = (error: unknown): boolean =>
  error instanceof Error && /^Region (not accepted|is missing)\b/.test(error.message)

/** Network faults and time-outs carry no HTTP status: the request may or may not have arrived. */
export function failureOf(error: unknown): Failure {
  if (isRegionError(error)) return { kind: 'invalid', message: NO_REGION }
  const { code, message, status, requestId, attempts } = readError(error)
  const kind = kindOf(code, status)
  return {
    kind,
    message: SENTENCE_BY_CODE[code] ?? SENTENCE[kind],
    code,
    detail: status === undefined ? undefined : message,
    requestId,
    attempts,
  }
}

function kindOf(code: string, status: number | undefined): FailureKind {
  const known = KIND_BY_CODE[code]
  if (known) return known
  if (status === undefined || status >= 500) return 'unreachable'
  return 'rejected'
}

interface ReadError {
  code: string
  message: string
  status?: number
  requestId?: string
  attempts?: number
}

function readError(error: unknown): ReadError {
  if (!(error instanceof Error)) return { code: 'Unknown', message: String(error) }
  const metadata = memberOf(error, '$metadata')
  const status = memberOf(metadata, 'httpStatusCode')
  const requestId = memberOf(metadata, 'requestId')
  const attempts = memberOf(metadata, 'attempts')
  return {
    // Both are read from the answer, which may hold anything.
    code: toText(error.name) ?? 'Unknown',
    message: toText(error.message) ?? '',
    status: '$fault' in error && typeof status === 'number' ? status : undefined,
    requestId: typeof requestId === 'string' ? requestId : undefined,
    attempts: typeof attempts === 'number' ? attempts : undefined,
  }
}

const toText = (value: unknown) => (typeof value === 'string' ? value : undefined)

const memberOf = (record: unknown, key: string): unknown =>
  record !== null && typeof record === 'object' ? Reflect.get(record, key) : undefined
