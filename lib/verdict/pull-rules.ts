import type { StopRule } from './stop-rule.ts'

const category = 'CannotPullContainerError'
const pulling =
  /cannot ?pull|\bpull(ing|ed)?\b.{0,20}\b(image|container|access|command|from)|can't pull the image|resolve ref|image manifest|httpreaderseeker|getimageblob|toomanyrequests|pull rate/i
const notAnImage = /pull(ing)? (the )?secret|secrets or registry auth|registry authentication/i

/** Images that could not be pulled. Source: Developer Guide, task_cannot_pull_image. */
export const pullRules: readonly StopRule[] = [
  {
    id: 'pull-rate-limit',
    category,
    when: [pulling, /too ?many ?requests|rate ?limit|\b429\b/i],
    title: 'The registry’s pull rate limit is reached',
    cause:
      'The registry, usually Docker Hub, limits pulls by account or address, and this one is over its limit.',
    remedy:
      'Launch again later, sign in to the registry with repositoryCredentials, or copy the image to Amazon ECR.',
  },
  {
    id: 'pull-disk-full',
    category,
    when: [pulling, /no space left|not enough (disk )?space|disk (is )?full/i],
    title: 'There is no disk space for the image',
    cause:
      'The image’s layers don’t fit on the host’s volume (EC2) or in the ephemeral storage (Fargate).',
    remedy:
      'On Fargate, raise ephemeralStorage (21–200 GiB) or make the image smaller. On EC2, free space or enlarge the volume.',
  },
  {
    id: 'pull-permission',
    category,
    when: [
      /^(?=.*\becr:\w)(?=.*(not authorized|denied|not allowed))|role has (the )?permissions? to pull/i,
    ],
    title: 'The role isn’t allowed to pull the image',
    cause:
      'The task execution role (Fargate) or the instance role (EC2) has no ECR permissions, or the repository policy denies the pull.',
    remedy:
      'Grant ecr:GetAuthorizationToken, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer to that role. For a repository in another account, check the repository policy.',
  },
  {
    id: 'pull-platform',
    category,
    when: [
      /descriptor matching platform|no matching manifest|image.{0,60}platform.{0,60}(does not|doesn't|not) match/i,
    ],
    title: 'The image has no build for this CPU or operating system',
    cause:
      'The image was built for a different architecture than runtimePlatform.cpuArchitecture names.',
    remedy:
      'Build a multi-architecture image, or set cpuArchitecture (ARM64 or X86_64) to that of the image.',
  },
  {
    id: 'pull-access-denied',
    category,
    when: [/pull access denied|no basic auth credentials|may require 'docker login'/i],
    title: 'The registry denied access to the image',
    cause: 'The image is private and no valid credentials were given, or its name is misspelled.',
    remedy:
      'Check the name, add repositoryCredentials (Secrets Manager), or use ECR with the execution role.',
  },
  {
    id: 'pull-image-missing',
    category,
    when: [
      pulling,
      /check whether the image exists|manifest ?unknown|name ?unknown|not found|(does not|doesn't) exist|no such (image|manifest)|access to the resource is denied|\b404\b/i,
    ],
    unless: [notAnImage],
    title: 'The image or its tag does not exist in the registry',
    cause:
      'The task definition names a repository, tag or digest that doesn’t exist in that registry, account or Region.',
    remedy: 'Check the full image name and tag, or push the image.',
  },
  {
    id: 'pull-network',
    category,
    when: [
      pulling,
      /i\/o timeout|dial tcp|request canceled|deadline exceeded|context canceled|handshake timeout|connection (refused|reset|timed out)|no such host|network (is )?unreachable|check your network|timed? ?out|the task cannot pull .* from the amazon ecr repository/i,
    ],
    unless: [notAnImage],
    title: 'There is no network path to the registry',
    cause:
      'The task can’t reach the registry. It may be in a public subnet without a public IP, or in a private subnet without NAT or ECR and S3 endpoints, or port 443 may be blocked.',
    remedy:
      'In a public subnet, turn on the public IP. In a private subnet, add NAT or the endpoints ecr.api, ecr.dkr and S3. Allow outbound port 443 and DNS.',
  },
  {
    id: 'pull-s3-endpoint',
    category,
    when: [/pull command failed:? panic|pull.*nil pointer dereference/i],
    title: 'A layer could not be downloaded from Amazon S3',
    cause:
      'ECR stores layers in Amazon S3. A missing route or endpoint, or a security group, blocks access to it.',
    remedy:
      'Allow outbound traffic to the S3 prefix list, and add the S3 gateway endpoint to the subnet’s route table.',
  },
  {
    id: 'pull-copy-failed',
    category,
    when: [/failed to copy|httpreaderseeker|failed open: unexpected status/i],
    title: 'A layer could not be downloaded',
    cause: 'The registry returned an error for a layer. The error may be temporary.',
    remedy:
      'Launch again. If it happens again, check the endpoint policies and the role’s permissions.',
  },
  {
    id: 'pull-config',
    category,
    when: [/error pulling image conf/i],
    title: 'The image configuration could not be pulled',
    cause: 'A rate limit or a network error interrupted the download of the image’s configuration.',
    remedy:
      'Launch again. If it happens again, check the network path and the registry’s rate limits.',
  },
  {
    id: 'pull-generic',
    category,
    when: [
      /cannot ?pull(\w*error)?|image pull failed|failed to pull (the )?(container )?image|pull image manifest/i,
    ],
    unless: [notAnImage],
    title: 'The image could not be pulled',
    cause: 'AWS states the reason after the prefix. Long reasons are cut off.',
    remedy: 'Check the image name, then the role’s permissions, then the network path.',
  },
]
