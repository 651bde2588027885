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

/**
 * Network faults and time-outs carry no HTTP status: the request may or may not have arrived.
 *
 * @returns as `detail` AWS's own words only, never what the SDK's parsers say of an answer that they
 * can't read
 */
export function failureOf(error: unknown): Failure {
  if (isRegionError(error)) return { kind: 'invalid', message: NO_REGION }
  const { code, message, status, isReadable, requestId, attempts } = readError(error)
  const kind = isReadable ? kindOf(code, status) : 'unreachable'
  return {
    kind,
    message: toSentence(kind, { code, status, isReadable }),
    code,
    detail: message,
    status,
    requestId,
    attempts,
  }
}

function kindOf(code: string | undefined, status: number | undefined): FailureKind {
  const known = code && KIND_BY_CODE[code]
  if (known) return known
  if (status === undefined || status >= 500 || status === REQUEST_TIMEOUT) return 'unreachable'
  return status === TOO_MANY_REQUESTS ? 'throttled' : 'rejected'
}

const REQUEST_TIMEOUT = 408
const TOO_MANY_REQUESTS = 429

function toSentence(
  kind: FailureKind,
  { code, status, isReadable }: Pick<ReadError, 'code' | 'status' | 'isReadable'>,
): string {
  const known = code && SENTENCE_BY_CODE[code]
  if (known) return known
  if (status === undefined) return SENTENCE[kind]
  if (!isReadable && status < 500) return `AWS’s answer could not be read (${status}). ${PROXY}`
  if (kind === 'unreachable') return `AWS answered with an error (${status}). ${AGAIN}`
  return code || kind !== 'rejected' ? SENTENCE[kind] : `AWS refused the request (${status}).`
}

const AGAIN = 'Try again in a few seconds.'
const PROXY = 'A proxy on the way to AWS may have sent it. Try again.'

interface ReadError {
  /** AWS's own code, or that of the fault on the way. */
  code?: string
  message?: string
  /** Absent where no answer came, or only a part of one. */
  status?: number
  isReadable: boolean
  requestId?: string
  attempts?: number
}

function readError(error: unknown): ReadError {
  if (!(error instanceof Error)) return { isReadable: true }
  const metadata = memberOf(error, '$metadata')
  const requestId = memberOf(metadata, 'requestId')
  const attempts = memberOf(metadata, 'attempts')
  return {
    ...readAnswer(error, memberOf(metadata, 'httpStatusCode')),
    requestId: typeof requestId === 'string' ? requestId : undefined,
    attempts: typeof attempts === 'number' ? attempts : undefined,
  }
}

function readAnswer(
  error: Error,
  status: unknown,
): Pick<ReadError, 'code' | 'message' | 'status' | 'isReadable'> {
  const faultOnTheWay = toText(memberOf(error, 'code'))
  if (typeof status !== 'number' || (faultOnTheWay && !('$fault' in error))) {
    const code = faultOnTheWay ?? (error.name === 'TimeoutError' ? error.name : undefined)
    return { code, isReadable: true }
  }
  if (!('$fault' in error)) return { status, isReadable: false }
  // Both are read from the answer, which may hold anything.
  const code = toText(error.name)
  const message = toText(error.message)
  if (!message || !PLACEHOLDERS.has(message)) return { code, message, status, isReadable: true }
  return { code: code && PLACEHOLDERS.has(code) ? undefined : code, status, isReadable: true }
}

/** What the SDK puts in place of a code and words that the answer doesn't have. */
const PLACEHOLDERS = new Set(['Unknown', 'UnknownError', 'NotFound'])

const toText = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

const memberOf = (record: unknown, key: string): unknown =>
  record !== null && typeof record === 'object' ? Reflect.get(record, key) : undefined
