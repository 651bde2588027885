import { AwsError } from './aws-error.ts'
import { services } from './service.ts'
import type { Protocol, ServiceName } from './service.ts'

interface Face {
  code: string
  status: number
  message: string
}

/** Marks a sentence that AWS does not publish. */
const ours = (sentence: string): string => sentence

const invalidToken = 'The security token included in the request is invalid.'
const expiredToken = 'The security token included in the request is expired'
const missingToken = 'Request is missing Authentication Token'
const wrongSignature =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.'
const notValidated = 'AWS was not able to validate the provided access credentials'

/**
 * Errors that every service has, as each protocol says them (API References of ECS, STS and EC2,
 * "Common Errors" and "Error codes"). Sentences in `ours(...)` are not AWS's.
 */
const faces = {
  accessDenied: {
    json: { code: 'AccessDeniedException', status: 400, message: ours('Access denied.') },
    query: { code: 'AccessDenied', status: 403, message: ours('Access denied.') },
    ec2: {
      code: 'UnauthorizedOperation',
      status: 403,
      message: 'You are not authorized to perform this operation.',
    },
  },
  unknownKey: {
    json: { code: 'UnrecognizedClientException', status: 403, message: invalidToken },
    query: { code: 'InvalidClientTokenId', status: 403, message: invalidToken },
    ec2: { code: 'AuthFailure', status: 401, message: notValidated },
  },
  wrongSignature: {
    json: { code: 'InvalidSignatureException', status: 403, message: wrongSignature },
    query: { code: 'SignatureDoesNotMatch', status: 403, message: wrongSignature },
    ec2: { code: 'AuthFailure', status: 401, message: notValidated },
  },
  skewed: {
    json: { code: 'InvalidSignatureException', status: 403, message: 'Signature expired' },
    query: { code: 'SignatureDoesNotMatch', status: 403, message: 'Signature expired' },
    ec2: { code: 'RequestExpired', status: 400, message: 'Request has expired.' },
  },
  expiredToken: {
    json: { code: 'ExpiredTokenException', status: 403, message: expiredToken },
    query: { code: 'ExpiredToken', status: 403, message: expiredToken },
    ec2: { code: 'RequestExpired', status: 400, message: 'Request has expired.' },
  },
  missingToken: {
    json: { code: 'MissingAuthenticationTokenException', status: 403, message: missingToken },
    query: { code: 'MissingAuthenticationToken', status: 403, message: missingToken },
    ec2: { code: 'MissingAuthenticationToken', status: 403, message: missingToken },
  },
  incompleteSignature: {
    json: { code: 'IncompleteSignatureException', status: 403, message: missingToken },
    query: { code: 'IncompleteSignature', status: 403, message: missingToken },
    ec2: { code: 'IncompleteSignature', status: 403, message: missingToken },
  },
  throttled: {
    json: { code: 'ThrottlingException', status: 400, message: 'Rate exceeded' },
    query: { code: 'Throttling', status: 400, message: 'Rate exceeded' },
    ec2: { code: 'RequestLimitExceeded', status: 503, message: 'Request limit exceeded.' },
  },
  unknownOperation: {
    json: { code: 'UnknownOperationException', status: 400, message: ours('Unknown operation.') },
    query: { code: 'InvalidAction', status: 400, message: ours('Could not find operation.') },
    ec2: { code: 'InvalidAction', status: 400, message: ours('The action is not valid.') },
  },
  missingAction: {
    json: { code: 'UnknownOperationException', status: 400, message: ours('Unknown operation.') },
    query: {
      code: 'MissingAction',
      status: 400,
      message: 'The request is missing an action or a required parameter.',
    },
    ec2: {
      code: 'MissingAction',
      status: 400,
      message: 'The request is missing an action or a required parameter.',
    },
  },
  wrongType: {
    json: { code: 'SerializationException', status: 400, message: ours('The body is not valid.') },
    query: { code: 'MalformedInput', status: 400, message: ours('The input is not valid.') },
    ec2: { code: 'InvalidParameterValue', status: 400, message: ours('A value is not valid.') },
  },
  malformed: {
    json: { code: 'SerializationException', status: 400, message: ours('The body is not valid.') },
    query: { code: 'MalformedInput', status: 400, message: ours('The body is not valid.') },
    ec2: { code: 'MalformedQueryString', status: 400, message: ours('The body is not valid.') },
  },
  tooLarge: {
    json: {
      code: 'RequestEntityTooLargeException',
      status: 413,
      message: ours('Request too large.'),
    },
    query: { code: 'RequestEntityTooLarge', status: 413, message: ours('Request too large.') },
    ec2: { code: 'RequestEntityTooLarge', status: 413, message: ours('Request too large.') },
  },
  internal: {
    json: { code: 'ServerException', status: 500, message: 'Service Unavailable' },
    query: { code: 'InternalFailure', status: 500, message: 'Internal failure' },
    ec2: { code: 'InternalError', status: 500, message: 'An internal error has occurred' },
  },
} satisfies Record<string, Record<Protocol, Face>>

/** CloudWatch Logs models no ServerException (API Reference of CloudWatch Logs). */
const logsInternal: Face = {
  code: 'ServiceUnavailableException',
  status: 500,
  message: ours('The service cannot complete the request.'),
}

export type CommonErrorKind = keyof typeof faces

/**
 * @param message replaces the usual sentence, except in those errors of EC2 that have one sentence
 * only
 */
export function commonError(
  service: ServiceName,
  kind: CommonErrorKind,
  message?: string,
): AwsError {
  const face =
    service === 'logs' && kind === 'internal'
      ? logsInternal
      : faces[kind][services[service].protocol]
  const silent = face.code === 'AuthFailure' || face.code === 'RequestExpired'
  return new AwsError(face.code, silent ? face.message : (message ?? face.message), face.status)
}
