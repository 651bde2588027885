/** Errors that every service may answer (the "Common Errors" of the API References). */
const common = [
  ...['AccessDenied', 'AccessDeniedException', 'ExpiredToken', 'ExpiredTokenException'],
  ...['IncompleteSignature', 'IncompleteSignatureException', 'InvalidAction', 'MissingAction'],
  ...['InvalidClientTokenId', 'InvalidSignatureException', 'MalformedInput', 'MissingParameter'],
  ...['MissingAuthenticationToken', 'MissingAuthenticationTokenException', 'Throttling'],
  ...['MalformedQueryString', 'RequestEntityTooLarge', 'RequestEntityTooLargeException'],
  ...['SerializationException', 'SignatureDoesNotMatch', 'ThrottlingException'],
  ...['UnknownOperationException', 'UnrecognizedClientException', 'ValidationError'],
  'ValidationException',
]

const models: Record<string, readonly string[]> = {
  ecs: [
    ...['ClientException', 'ClusterContainsCapacityProviderException', 'ConflictException'],
    ...['ClusterContainsContainerInstancesException', 'ClusterContainsServicesException'],
    ...['ClusterContainsTasksException', 'ClusterNotFoundException', 'InvalidParameterException'],
    ...['LimitExceededException', 'NamespaceNotFoundException', 'ResourceInUseException'],
    ...['PlatformTaskDefinitionIncompatibilityException', 'PlatformUnknownException'],
    ...['ResourceNotFoundException', 'ServiceNotFoundException', 'UnsupportedFeatureException'],
    ...['UpdateInProgressException', 'BlockedException', 'TargetNotConnectedException'],
    ...['TargetNotFoundException', 'AttributeLimitExceededException'],
  ],
  logs: [
    ...['InvalidOperationException', 'InvalidParameterException', 'LimitExceededException'],
    ...['OperationAbortedException', 'ResourceAlreadyExistsException', 'ConflictException'],
    ...['ResourceNotFoundException', 'InvalidSequenceTokenException', 'TooManyTagsException'],
  ],
  sts: ['MalformedPolicyDocument', 'PackedPolicyTooLarge', 'RegionDisabledException'],
  iam: ['InvalidInput', 'NoSuchEntity', 'PolicyEvaluation', 'ServiceFailure'],
}

const ec2 =
  /^(Invalid[A-Za-z]+(\.[A-Za-z]+)?|AuthFailure|DryRunOperation|RequestExpired|RequestLimitExceeded|UnauthorizedOperation|UnknownParameter)$/

/** Whether AWS documents the error for this service. */
export function isKnownError(service: string, code: string): boolean {
  if (common.includes(code)) return true
  return service === 'ec2' ? ec2.test(code) : (models[service]?.includes(code) ?? false)
}
