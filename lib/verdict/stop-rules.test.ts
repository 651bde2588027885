import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findStopRule, stopRules } from './stop-rules.ts'

/** Sentences as AWS writes them, and as it might: other wording, quotes, case, prefixes, ids. */
const sentences: Record<string, string[]> = {
  'secret-not-found': [
    "ResourceNotFoundException: Fetching secret data from AWS Secrets Manager in region us-east-1: secret arn:aws:secretsmanager:us-east-1:1:secret:x: ResourceNotFoundException: Secrets Manager can't find the specified secret.",
    'ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve secret from asm: Secrets Manager can’t find the specified secret.',
  ],
  'secret-access-denied': [
    'Fetching secret data from AWS Secrets Manager in region us-east-1: secret arn: AccessDeniedException: User: arn:aws:sts::1:assumed-role/exec/t is not authorized to perform: secretsmanager:GetSecretValue',
    'ResourceInitializationError: unable to pull secrets: User is not authorized to perform: ssm:GetParameters on resource: arn',
    'ResourceInitializationError: ... is not authorized to perform kms:Decrypt on the parameter',
  ],
  'pull-rate-limit': [
    'CannotPullContainerError: ref pull has been retried 1 time(s): toomanyrequests: You have reached your pull rate limit.',
    'cannotpullcontainererror: inspect image has been retried 5 time(s): httpReaderSeeker: failed open: unexpected status code 429 Too Many Requests',
  ],
  'pull-disk-full': [
    'CannotPullContainerError: write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device',
    'CannotPullImageError: failed to register layer: No space left on device',
  ],
  'pull-permission': [
    'CannotPullContainerError: The task can’t pull the image. Check that the role has the permissions to pull images from the registry. User: arn is not authorized to perform: ecr:BatchGetImage on resource: arn',
    'ResourceInitializationError: User arn:aws:sts::1:assumed-role/x is not authorized to perform: ecr:GetAuthorizationToken',
  ],
  'pull-platform': [
    "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'",
    'no matching manifest for linux/arm64/v8 in the manifest list entries',
  ],
  'pull-access-denied': [
    "CannotPullContainerError: Error response from daemon: pull access denied for acme/private, repository does not exist or may require 'docker login'",
    'CannotPullContainerError: no basic auth credentials',
  ],
  'pull-image-missing': [
    'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref docker.io/acme/app:nope: docker.io/acme/app:nope: not found',
    'CannotPullContainerError: Error response from daemon: manifest for acme/app:v9 not found: manifest unknown: Requested image not found',
    'CANNOTPULLCONTAINERERROR: The repository with name “acme” does not exist in the registry',
    'CannotPullContainerError: API error (404): repository acme/app not found',
  ],
  'pull-network': [
    'CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref 111122223333.dkr.ecr.us-east-1.amazonaws.com/app:v1: failed to do request: Head "https://x": dial tcp 10.0.3.17:443: i/o timeout',
    'CannotPullContainerError: Get https://registry-1.docker.io/v2/: net/http: request canceled while waiting for connection',
    'CannotPullContainerError: lookup registry.example: no such host',
    'The task can’t pull the image. Check your network configuration.',
  ],
  'pull-s3-endpoint': [
    'CannotPullContainerError: pull command failed: panic: runtime error: invalid memory address or nil pointer dereference',
  ],
  'pull-copy-failed': [
    'CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed open: unexpected status code',
  ],
  'pull-config': ['error pulling image configuration: download failed'],
  'pull-generic': [
    'CannotPullContainerError: API error',
    'CannotPullECRContainerError: AccessDenied',
  ],
  'ri-ecr-network': [
    'ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry authentication from Amazon ECR: There is a connection issue between the task and Amazon ECR.',
    'unable to retrieve ecr registry auth: service call has been retried 3 time(s): RequestError',
  ],
  'ri-s3-env': [
    "ResourceInitializationError: failed to download env files: The task can't download the environment variable files from Amazon S3.",
  ],
  'ri-ssm-network': [
    'ResourceInitializationError: The task cannot pull secrets from AWS Systems Manager Parameter Store. Check your network connection.',
  ],
  'ri-asm-network': [
    'ResourceInitializationError: The task can’t pull secrets from AWS Secrets Manager. There is a connection issue between the task and Secrets Manager.',
  ],
  'ri-secrets-or-auth': [
    'ResourceInitializationError: unable to pull secrets or registry auth: pull command failed: : signal: killed',
  ],
  'ri-logging': [
    'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.',
    'failed to initialize logging driver: failed to create Cloudwatch log stream',
    'CannotStartContainerError: Error response from daemon: failed to initialize logging driver: no such host',
  ],
  'ri-efs': [
    'ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes: stderr: Failed to resolve "fs-1"',
    'mount.nfs4: access denied; mount.nfs: Connection timed out',
  ],
  'ri-generic': ['ResourceInitializationError: failed to initialize runtime'],
  'eni-timeout': ['Timeout waiting for network interface provisioning to complete.'],
  'storage-timeout': ['Timeout waiting for EphemeralStorage provisioning to complete.'],
  'eni-rate': ['Rate limit exceeded while preparing network interface to be attached to instance.'],
  'eni-subnet-ips': [
    "Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-0abc': InsufficientFreeAddressesInSubnet",
  ],
  'eni-attach': ['Unable to attach network interface to unused device index'],
  compat: ['The selected task definition is not compatible with the selected compute strategy.'],
  'fargate-capacity': [
    'Capacity is unavailable at this time. Please try again later or in a different availability zone',
  ],
  'fargate-quota': [
    'You’ve reached the limit on the number of vCPUs you can run concurrently',
    'The requested CPU configuration is above your limit',
  ],
  'no-role': [
    "ECS was unable to assume the role 'arn:aws:iam::1:role/x' that was provided for this task.",
  ],
  'res-cpu': ['TaskFailedToStart: RESOURCE:CPU', 'RESOURCE:*CPU'],
  'res-memory': ['TaskFailedToStart: RESOURCE:MEMORY'],
  'res-eni': ['RESOURCE:ENI'],
  'res-gpu': ['TaskFailedToStart: RESOURCE:GPU'],
  'res-ports': ['resource:ports'],
  'res-other': ['RESOURCE:<other>'],
  'place-agent': ['TaskFailedToStart: AGENT', 'agent'],
  'place-location': ['LOCATION'],
  'place-attribute': ['TaskFailedToStart: ATTRIBUTE'],
  'place-constraint': ['TaskFailedToStart: MemberOf placement constraint unsatisfied'],
  'place-no-active': ['TaskFailedToStart: NO ACTIVE INSTANCES'],
  'place-empty-cp': ['TaskFailedToStart: EMPTY CAPACITY PROVIDER'],
  oom: [
    'OutOfMemoryError: container killed due to memory usage',
    'Container killed due to memory usage',
    'OutOfMemory: process 7 was OOM-killed',
  ],
  'exec-format': ['CannotStartContainerError: exec /app/server: exec format error'],
  'start-command': [
    'CannotStartContainerError: Error response from daemon: failed to create task for container: exec: "nope": executable file not found in $PATH: unknown',
    'OCI runtime create failed: starting container process caused: /entry.sh: permission denied',
  ],
  'start-generic': ['CannotStartContainerError: failed to get container status: <reason>'],
  'runtime-timeout': [
    'DockerTimeoutError: Could not transition to started; timed out after waiting 3m0s',
    'ContainerRuntimeTimeoutError: Could not transition to running; timed out after waiting 1m',
  ],
  'create-thinpool': [
    'CannotCreateContainerError: API error (500): devmapper: Thin Pool has 4350 free data blocks',
  ],
  'create-generic': [
    'CannotCreateContainerError: Error response from daemon: invalid mount config',
  ],
  volume: ['CannotCreateVolumeError: <reason>', 'InvalidVolumeError: x'],
  'stop-failed': ['CannotStopContainerError: failed sending SIGTERM to container: <reason>'],
  'inspect-failed': ['CannotInspectContainerError: <reason>', 'CannotDescribeContainerError: x'],
  'runtime-error': ['ContainerRuntimeError: <reason>', 'DockerStateError: x'],
  dependency: [
    'TaskDependencyError: Task dependencies cannot be resolved, taskArn: arn',
    'dependency db did not become healthy',
  ],
  internal: ['InternalError: <reason>'],
  spot: ['Your Spot Task was interrupted.', 'SpotInterruption'],
  'host-terminated': [
    'Host EC2 (instance i-1234567890abcdef) terminated.',
    'Host EC2 (instance i-1) stopped.',
  ],
  maintenance: ['ECS is performing maintenance on the underlying infrastructure hosting the task'],
  'elb-health': ['Task failed ELB health checks in (target-group arn:aws:x)'],
  'container-health': ['Task failed container health checks'],
  scaling: ['Scaling activity initiated by (deployment ecs-svc/1234567890123456789)'],
  'agent-stuck': ["TaskStateError: Agent could not progress task's state to stopped"],
  user: ['Task stopped by user'],
}

const find = (text: string) => findStopRule([{ field: 'stoppedReason', text }])?.rule.id

describe('stop rules', () => {
  it('are all exercised here', () => {
    expect(Object.keys(sentences).sort()).toEqual(stopRules.map(rule => rule.id).sort())
  })

  it.each(Object.entries(sentences).flatMap(([id, texts]) => texts.map(text => [id, text])))(
    '%s recognises “%s”',
    (id, text) => {
      expect(find(text ?? '')).toBe(id)
    },
  )

  it.each(Object.entries(sentences).flatMap(([id, texts]) => texts.map(text => [id, text])))(
    '%s does not depend on case, spacing or curly quotes: “%s”',
    (id, text = '') => {
      expect(find(text.toUpperCase())).toBe(id)
      expect(find(`  ${text.replace(/ /g, ' \n ').replace(/'/g, '’')} `)).toBe(id)
      expect(find(text.replace(/ /g, '\u001b[31m '))).toBe(id)
    },
  )

  it.each(['', 'Essential container in task exited', 'Task failed to start', 'wrong shard', '\0'])(
    'leaves “%s” unexplained',
    text => {
      expect(find(text)).toBeUndefined()
    },
  )

  it('end their titles without a full stop and their other sentences with one', () => {
    for (const rule of stopRules) {
      expect(rule.title).toMatch(/[^.!]$/)
      expect(rule.cause).toMatch(/\.$/)
      expect(rule.remedy).toMatch(/^$|\.$/)
    }
  })

  it('answer for any text, however long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
        expect(() => find(text)).not.toThrow()
      }),
    )
    expect(find('pull '.repeat(200_000))).toBeUndefined()
  })
})
