import type { SentenceSource, StopCause } from './stop-cause.ts'

const initialization = (
  title: string,
  sentence: string,
  isFargate = false,
  source: SentenceSource = 'guide',
): StopCause => ({
  title,
  stopCode: 'TaskFailedToStart',
  phase: 'initialize',
  toldBy: 'service',
  source,
  sentence,
  ...(isFargate ? { platform: 'fargate' } : {}),
})

const initializationError = (
  title: string,
  text: string,
  isFargate = false,
  source: SentenceSource = 'guide',
) => initialization(title, `ResourceInitializationError: ${text}`, isFargate, source)

const missingGroup =
  'failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.'

/** Errors before the images are pulled (Developer Guide, ResourceInitializationError). */
export const initializationCauses = {
  'secret-not-found': initialization(
    'The secret does not exist',
    "ResourceNotFoundException: Fetching secret data from AWS Secrets Manager in region {region}: secret {secretArn}: ResourceNotFoundException: Secrets Manager can't find the specified secret.",
  ),
  'secret-access-denied': initializationError(
    'A role has no permission to read the secret',
    'unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): Fetching secret data from AWS Secrets Manager in region {region}: secret {secretArn}: AccessDeniedException: User: {executionSession} is not authorized to perform: secretsmanager:GetSecretValue on resource: {secretArn} because no identity-based policy allows the secretsmanager:GetSecretValue action',
    false,
    'reports',
  ),
  'ri-ecr-network': initializationError(
    'Amazon ECR cannot be reached',
    'unable to pull secrets or registry auth: The task cannot pull registry authentication from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. RequestError: send request failed caused by: Post "https://api.ecr.{region}.amazonaws.com/": dial tcp {registryAddress}:443: i/o timeout',
    true,
  ),
  'ri-s3-env': initializationError(
    'An environment file could not be downloaded',
    "failed to download env files: The task can't download the environment variable files from Amazon S3. There is a connection issue between the task and Amazon S3. Check your task network configuration.",
  ),
  'ri-ssm-network': initializationError(
    'Parameter Store cannot be reached',
    'The task cannot pull secrets from AWS Systems Manager Parameter Store. Check your network connection between the task and AWS Systems Manager.',
  ),
  'ri-asm-network': initializationError(
    'Secrets Manager cannot be reached',
    "The task can't pull secrets from AWS Secrets Manager. There is a connection issue between the task and Secrets Manager. Check your task network configuration.",
  ),
  'ri-secrets-or-auth': initializationError(
    'The secrets or the registry credentials could not be retrieved',
    'unable to pull secrets or registry auth: pull command failed: : signal: killed',
    true,
    'reports',
  ),
  'ri-logging': {
    ...initializationError(
      'The log group does not exist',
      `failed to validate logger args: create stream has been retried 1 times: ${missingGroup}`,
      false,
      'reports',
    ),
    onEc2: {
      phase: 'start',
      toldBy: 'agent',
      sentence: `CannotStartContainerError: Error response from daemon: failed to initialize logging driver: ${missingGroup}`,
    },
  },
  'ri-efs': initializationError(
    'The file system could not be mounted',
    'failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve "{fileSystemId}.efs.{region}.amazonaws.com" - check that your file system ID is correct',
    false,
    'reports',
  ),
  'ri-generic': initializationError(
    'A resource of the task could not be initialized',
    'failed to initialize runtime',
    false,
    'partly ours',
  ),
  dependency: initialization(
    'The container dependencies cannot be resolved',
    'TaskDependencyError: Task dependencies cannot be resolved, taskArn: {taskArn}',
    false,
    'agent',
  ),
  internal: initialization(
    'ECS had an internal error',
    'InternalError: unable to set up the task, please try again',
    true,
    'partly ours',
  ),
} satisfies Record<string, StopCause>
