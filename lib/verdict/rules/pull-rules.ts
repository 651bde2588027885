import {
  absent,
  badCredentials,
  denied,
  noSpace,
  serverError,
  throttled,
  unreachable,
  unresolved,
  untrusted,
} from './faults.ts'
import type { StopRule } from './stop-rule.ts'
import { ecrToken, notAnImage, pulling } from './subjects.ts'

const base = { category: 'CannotPullContainerError', guide: 'pull' } as const

/** The folders in which Docker and containerd keep images. */
const ownStorage =
  /\/var\/lib\/(docker|containerd)|snapshotter|metadata(\.v1)?\.bolt|meta\.db|devmapper|device ?mapper|read-only file system|input\/output error|structure needs cleaning|overlay2?\b/i

/** Images that could not be pulled. Source: Developer Guide, task_cannot_pull_image. */
export const pullRules: readonly StopRule[] = [
  {
    ...base,
    id: 'pull-rate-limit',
    when: [pulling, throttled],
    unless: [notAnImage],
    title: 'The registry’s pull rate limit is reached',
    cause:
      'The registry, often Docker Hub, limits pulls by account or address, and this one is over its limit.',
    remedy:
      'Launch again later, sign in to the registry with repositoryCredentials, or copy the image to Amazon ECR.',
  },
  {
    ...base,
    id: 'pull-disk-full',
    when: [/pull|layer|getimageblob|image/i, noSpace],
    unless: [/cannot ?(create|start) ?container/i],
    title: 'There is no disk space for the image',
    cause:
      'The image’s layers don’t fit on the host’s volume (EC2) or in the ephemeral storage (Fargate).',
    remedy:
      'On Fargate, raise ephemeralStorage (21–200 GiB) or make the image smaller. On EC2, free space or enlarge the volume.',
  },
  {
    ...base,
    id: 'pull-through-cache',
    when: [
      /upstream registry|pull[- ]?through/i,
      /secret|credential|denied|fail|unable|can ?not|rate/i,
    ],
    title: 'ECR’s pull-through cache can’t reach the upstream registry',
    cause:
      'ECR could not sign in to the upstream registry with the secret of the cache rule, or was refused.',
    remedy: 'Check the pull-through cache rule’s secret, its policy and the upstream image’s name.',
  },
  {
    ...base,
    id: 'pull-kms-denied',
    when: [
      pulling,
      /(?<![\w/'-])kms(:| key|\b(?![-/]))/i,
      /denied|not authorized|not allowed|disabled|failed|exception/i,
    ],
    unless: [notAnImage],
    title: 'The repository’s KMS key can’t be used',
    cause:
      'The repository is encrypted with a KMS key that is disabled, or that Amazon ECR or the role has no access to.',
    remedy: 'Check the key’s state, its policy and its grants for the repository.',
  },
  {
    ...base,
    id: 'pull-permission',
    when: [
      /^(?=.*\b(ecr|ecr-public|bedrock):[a-z])(?=.*(not authorized|denied|not allowed))|role has (the )?permissions? to pull|^(?=.*cannot ?pull ?ecr)(?=.*(access ?denied|not authorized))|^(?=.*ecr registry auth)(?=.*access ?denied)/i,
    ],
    title: 'The role isn’t allowed to pull the image',
    cause:
      'The task execution role (Fargate) or the instance role (EC2) has no ECR permissions, or a policy of the repository or of an endpoint denies the pull.',
    remedy:
      'Grant ecr:GetAuthorizationToken, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer to that role. For a repository in another account, check the repository policy.',
    guide: 'executionRole',
  },
  {
    ...base,
    id: 'pull-credentials',
    when: [/cannot ?pull|ecr registry auth|pull(ing)? (the )?image|\becr\b/i, badCredentials],
    title: 'There are no valid AWS credentials for the pull',
    cause:
      'The task execution role (Fargate) or the instance role (EC2) gave no credentials, or they were no longer valid.',
    remedy: 'Check that the role exists and that ECS can assume it. Then launch again.',
    guide: 'executionRole',
  },
  {
    ...base,
    id: 'pull-operating-system',
    when: [/image operating system .{0,40}cannot be used|operating system is not supported/i],
    title: 'The image is built for another operating system',
    cause: 'A Windows image was sent to a Linux host, or a Linux image to a Windows host.',
    remedy:
      'Set operatingSystemFamily to that of the image, or use an image for the host’s operating system.',
    guide: 'definition',
  },
  {
    ...base,
    id: 'pull-windows-version',
    when: [
      /pull|manifest/i,
      /windows version [\d.x]+-based image is incompatible|operating system of the containers? does not match|container operating system does not match|os version.{0,40}(not match|incompatible|mismatch)|no matching manifest for windows/i,
    ],
    title: 'The image is built for another Windows version',
    cause: 'The image’s Windows version is not the host’s.',
    remedy:
      'Use a base image of the host’s Windows version, or set operatingSystemFamily to the image’s.',
    guide: 'definition',
  },
  {
    ...base,
    id: 'pull-platform',
    when: [
      /descriptor matching platform|no matching manifest|no match(ing)? (for )?platform|image.{0,60}platform.{0,60}(does not|doesn't|not) match/i,
    ],
    title: 'The image has no build for this CPU or operating system',
    cause:
      'The image was built for another architecture or operating system than the task’s runtimePlatform.',
    remedy:
      'Build a multi-architecture image, or set cpuArchitecture (ARM64 or X86_64) and the operating system to those of the image.',
    guide: 'architecture',
  },
  {
    ...base,
    id: 'pull-reference',
    when: [
      /invalid (image )?reference( format)?|repository name must (be|have)|(image )?name must be lowercase|invalid (tag|repository name|image name|checksum digest)|could not parse (image )?reference|parse (image )?reference|invalid digest/i,
    ],
    title: 'The image’s name is not valid',
    cause:
      'The name, the tag or the digest in the task definition is not one that a registry can have.',
    remedy:
      'Fix the image’s name in the task definition: registry/repository:tag, in lower case and without blanks.',
    guide: 'definition',
  },
  {
    ...base,
    id: 'pull-web-page',
    when: [/text\/html|<!doctype|<html/i, /pull|manifest|image|media|registry/i],
    title: 'The registry’s address returned a web page',
    cause:
      'The image’s host name is not that of a registry, or a login page or a proxy stands before it.',
    remedy: 'Check the image’s host name and path, and any proxy in between.',
  },
  {
    ...base,
    id: 'pull-manifest-format',
    when: [
      /unsupported (manifest )?media ?type|media ?type .{0,80}(not supported|no longer supported|unsupported|unexpected)|unsupported manifest|schema ?(version )?1\b|(decod|unmarshal|pars)\w{0,8} (the )?manifest|manifest .{0,30}(invalid|malformed)|unknown media type|encountered unknown type|no processor for media-?type|stream processor|in-toto|mediatype in manifest|encountered remote|application\/vnd\S*.{0,20}unknown/i,
      /pull|manifest|image|media/i,
    ],
    title: 'The image’s format isn’t supported',
    cause:
      'The manifest or a layer is in a format that the host’s container runtime can’t read, or the tag names a Helm chart, a build attestation or something else that is not an image.',
    remedy:
      'Push the image again in the Docker v2 or OCI image format. Check that the name is that of an image, and not of another artifact.',
  },
  {
    ...base,
    id: 'pull-unpack',
    when: [
      /layer|tar\b|archive|digest|blob|rootfs|unpigz|gzip|zstd|image/i,
      /failed to (unpack|extract)|(register|apply)\w* layer|applying layer|applylayer|layer verification failed|digest (mismatch|does not match|verification)|failed commit on ref|unexpected commit (digest|size)|processing tar|tar header|archive\/tar|lchown|cannot be mapped|(gzip|flate|zstd|xz).{0,20}(invalid|corrupt|unsupported)|unpigz|magic number mismatch|exit status 1|failed size validation/i,
    ],
    unless: [
      noSpace,
      /input\/output error|read-only file system/i,
      /\b40[134]\b/,
      /i\/o timeout|dial tcp|connection re/i,
    ],
    title: 'A layer of the image can’t be unpacked',
    cause:
      'A layer arrived, but the host could not unpack it. The layer may be damaged or in an unsupported compression, or it has files that the host can’t write.',
    remedy:
      'Launch again. If it happens again, build and push the image again, with file owner IDs below 65,536.',
  },
  {
    ...base,
    id: 'pull-daemon-storage',
    when: [pulling, ownStorage],
    unless: [noSpace, notAnImage, /dial tcp|i\/o timeout/i],
    title: 'The host’s own image storage failed',
    cause:
      'Docker or containerd could not write to the folder in which it keeps images. The image itself is not the cause.',
    remedy:
      'Launch again. On EC2, check the instance’s disk and its container daemon, or replace the instance.',
  },
  {
    ...base,
    id: 'pull-tls',
    when: [pulling, untrusted],
    unless: [notAnImage],
    title: 'The connection to the registry isn’t trusted',
    cause:
      'The registry’s TLS certificate is not valid for its name, has expired or is not trusted, or the registry speaks HTTP only.',
    remedy:
      'Check the registry’s certificate and name, and any proxy in between. On EC2, add its certificate authority to the instance.',
  },
  {
    ...base,
    id: 'pull-proxy',
    when: [
      pulling,
      /proxyconnect|http proxy|proxy (error|server|auth|connect)|proxy responded|\b407\b/i,
    ],
    unless: [notAnImage],
    title: 'The HTTP proxy to the registry did not respond',
    cause: 'The host’s container daemon uses an HTTP proxy, which it can’t reach or which refuses.',
    remedy: 'Check the proxy’s address, its rules and the route to it.',
    guide: 'connectivity',
  },
  {
    ...base,
    id: 'pull-dns',
    when: [pulling, unresolved],
    unless: [notAnImage],
    title: 'The registry’s host name could not be resolved',
    cause:
      'The host name in the image’s name is wrong (for ECR the account or the Region), or the VPC’s DNS doesn’t resolve it.',
    remedy:
      'Check the image’s host name for a typo. Turn on DNS resolution and DNS host names of the VPC, and allow DNS to its resolver.',
    guide: 'connectivity',
  },
  {
    ...base,
    id: 'pull-token-expired',
    when: [/authorization token has expired|reauthenticate|token (is|has) expired/i],
    unless: [/secret|ssm/i],
    title: 'The registry login has expired',
    cause: 'The host’s stored login for the registry is no longer valid.',
    remedy:
      'Launch again. On EC2, update the ECS agent, or remove the stored login from the instance.',
  },
  {
    ...base,
    id: 'pull-password',
    when: [
      /incorrect username or password|password was incorrect|basic: access denied|invalid (username|password|credentials)|wrong (username|password)/i,
      /registry|pull|image|\/v2\/|manifest/i,
    ],
    title: 'The registry refused the user name or password',
    cause:
      'The credentials in repositoryCredentials, or those of the host, are wrong or no longer valid.',
    remedy: 'Update the secret that repositoryCredentials names.',
  },
  {
    ...base,
    id: 'pull-access-denied',
    when: [
      /pull access denied|no basic auth credentials|docker login|does not exist or no pull access|^(?=.*(pull|manifest|registry|resolve ref))(?=.*(unauthorized(?! ?operation)|\b401\b|authentication required|incorrect username|requested access to the resource is denied|denied: denied|insufficient_scope|authorization failed))/i,
    ],
    unless: [notAnImage],
    title: 'The registry denied access to the image',
    cause:
      'The image is private and no valid credentials were given, or its name is misspelled and the image does not exist.',
    remedy:
      'Check the name, add repositoryCredentials (Secrets Manager), or use ECR with the execution role’s permissions.',
  },
  {
    ...base,
    id: 'pull-layer-denied',
    when: [
      /<error>|<code>|image conf|starport|s3[.-][a-z0-9-]*\.?amazonaws|\.s3\.|blobs?\/|layer|copy|reader?-?seeker|getimageblob/i,
      pulling,
      denied,
    ],
    unless: [notAnImage],
    title: 'Access to the image’s layers was denied',
    cause:
      'The registry found the image, but refused its layers with 403 Forbidden. For ECR, the policy of an S3 or ECR endpoint can deny them.',
    remedy:
      'Check the endpoint policies: the S3 gateway endpoint must allow the ECR layer bucket. Check the permissions on the repository.',
  },
  {
    ...base,
    id: 'pull-forbidden',
    when: [
      pulling,
      new RegExp(`${denied.source}|\\bdenied\\b|vulnerabilit|cannot be pulled due to`, 'i'),
    ],
    unless: [notAnImage],
    title: 'The registry refused the pull',
    cause:
      'The registry was reached and denies this image (403 Forbidden): by its permissions, its policies, its firewall, an endpoint policy or a proxy.',
    remedy:
      'Check the permissions and policies of the repository, the role or the repositoryCredentials, and the addresses that the registry allows.',
  },
  {
    ...base,
    id: 'pull-server-error',
    when: [pulling, serverError],
    unless: [notAnImage],
    title: 'The registry had an error',
    cause: 'The registry was reached and answered with a server error. It is usually temporary.',
    remedy: 'Launch again. If it happens again, check the registry’s status.',
  },
  {
    ...base,
    id: 'pull-interrupted',
    when: [pulling, /goaway|closed the connection|stream error|http2: /i],
    unless: [notAnImage],
    title: 'The connection to the registry was cut off',
    cause:
      'The registry, or something between it and the task, closed the connection during the download.',
    remedy: 'Launch again. If it happens again, check the NAT gateway or proxy in between.',
  },
  {
    ...base,
    id: 'pull-image-missing',
    when: [pulling, new RegExp(`check whether the image exists|${absent.source}`, 'i')],
    unless: [notAnImage],
    title: 'The image or its tag does not exist in the registry',
    cause:
      'The task definition names a repository, tag or digest that doesn’t exist in that registry, account or Region.',
    remedy: 'Check the full image name and tag, or push the image.',
  },
  {
    ...base,
    id: 'pull-cancelled',
    when: [pulling, /context cancell?ed|pull (was )?cancell?ed|operation was cancell?ed/i],
    unless: [notAnImage, /dial tcp|i\/o timeout|client\.timeout|waiting for connection/i],
    title: 'The image pull was canceled',
    cause:
      'The pull was cut off before it ended. The network path to the registry may be slow or blocked, or the task was stopped meanwhile.',
    remedy:
      'Launch again. If it happens again, check the network path to the registry and the image’s size.',
  },
  {
    ...base,
    id: 'pull-stalled',
    when: [/inactiv.{0,68}(pull|timeout)|pull.{0,60}(inactiv|no progress|stalled)/i],
    title: 'The image pull stood still for too long',
    cause:
      'The download made no progress in the time that the agent waits. The network may be slow.',
    remedy: 'Launch again. If it happens again, check the network path to the registry.',
    guide: 'connectivity',
  },
  {
    ...base,
    id: 'pull-network',
    when: [
      pulling,
      new RegExp(
        `${unreachable.source}|the task cannot pull .* from the amazon ecr repository`,
        'i',
      ),
    ],
    unless: [notAnImage, /failed open: unexpected status/i],
    title: 'There is no network path to the registry',
    cause:
      'The task can’t reach the registry. It may be in a public subnet without a public IP, or in a private subnet without NAT or ECR and S3 endpoints, or port 443 may be blocked.',
    remedy:
      'In a public subnet, turn on the public IP. In a private subnet, add NAT or the endpoints ecr.api, ecr.dkr and S3. Allow outbound port 443 and DNS.',
    guide: 'connectivity',
  },
  {
    ...base,
    id: 'pull-anonymous',
    when: [/failed to (authorize|fetch (anonymous|oauth) token)/i],
    title: 'The registry wants a login',
    cause: 'The registry gives no access without a login, and no valid credentials were given.',
    remedy: 'Check the image’s name, and add repositoryCredentials (Secrets Manager).',
  },
  {
    ...base,
    id: 'pull-s3-endpoint',
    when: [/pull command failed:? panic|pull.{0,200}nil pointer dereference/i],
    title: 'A layer could not be downloaded from Amazon S3',
    cause:
      'ECR stores layers in Amazon S3. A missing route or endpoint, or a security group, blocks access to it.',
    remedy:
      'Allow outbound traffic to the S3 prefix list, and add the S3 gateway endpoint to the subnet’s route table.',
  },
  {
    ...base,
    id: 'pull-copy-failed',
    when: [/failed to copy: |http-?read(er)?-?seeker|failed open: unexpected status/i],
    title: 'A layer could not be downloaded',
    cause: 'The registry returned an error for a layer. The error may be temporary.',
    remedy:
      'Launch again. If it happens again, check the endpoint policies and the role’s permissions.',
  },
  {
    ...base,
    id: 'pull-config',
    when: [/error pulling image conf/i],
    title: 'The image configuration could not be pulled',
    cause: 'A rate limit or a network error interrupted the download of the image’s configuration.',
    remedy:
      'Launch again. If it happens again, check the network path and the registry’s rate limits.',
  },
  {
    ...base,
    id: 'ecr-token',
    category: 'ResourceInitializationError',
    when: [ecrToken],
    title: 'The task could not reach Amazon ECR for a token',
    cause:
      'The task has no public IP, NAT or ecr.api endpoint, or the VPC’s DNS is off, or a security group blocks port 443.',
    remedy:
      'Fix the subnet’s route, public IP or endpoint. Turn on the VPC’s DNS, and allow outbound port 443.',
    guide: 'connectivity',
  },
]
