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
    title: 'The registry refused the pull: rate limit',
    cause:
      'The registry (usually Docker Hub) counts pulls, and this account or address is over its limit.',
    remedy:
      'Wait and launch again, sign in to the registry with repositoryCredentials, or copy the image to Amazon ECR.',
  },
  {
    id: 'pull-disk-full',
    category,
    when: [pulling, /no space left|not enough (disk )?space|disk (is )?full/i],
    title: 'There is no disk space for the image',
    cause: 'The layers do not fit on the host volume (EC2) or the ephemeral storage (Fargate).',
    remedy:
      'Fargate: raise ephemeralStorage (21-200 GiB) or shrink the image. EC2: free or enlarge the volume.',
  },
  {
    id: 'pull-permission',
    category,
    when: [
      /^(?=.*\becr:\w)(?=.*(not authorized|denied|not allowed))|role has (the )?permissions? to pull/i,
    ],
    title: 'The role may not pull the image',
    cause:
      'The task execution role (Fargate) or the instance role (EC2) lacks ECR permissions, or the repository policy denies it.',
    remedy:
      'Grant ecr:GetAuthorizationToken, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer to that role; for another account check the repository policy.',
  },
  {
    id: 'pull-platform',
    category,
    when: [
      /descriptor matching platform|no matching manifest|image.{0,60}platform.{0,60}(does not|doesn't|not) match/i,
    ],
    title: 'The image has no build for this CPU or operating system',
    cause: 'It was built for another architecture than runtimePlatform.cpuArchitecture names.',
    remedy:
      'Build a multi-architecture image, or set cpuArchitecture (ARM64 or X86_64) to the one the image has.',
  },
  {
    id: 'pull-access-denied',
    category,
    when: [/pull access denied|no basic auth credentials|may require 'docker login'/i],
    title: 'The registry wants a login, or denies it',
    cause: 'The image is private or its name is misspelt, and no usable credentials were supplied.',
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
      'The repository, tag or digest that the task definition names is not in that registry, account or Region.',
    remedy: 'Check the whole image name and tag, push the image, or name a digest that exists.',
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
      'The task cannot reach the registry: a public subnet without a public IP, a private subnet without NAT or ECR and S3 endpoints, or port 443 is blocked.',
    remedy:
      'Public subnet: turn the public IP on. Private subnet: add NAT, or the endpoints ecr.api, ecr.dkr and S3. Allow outgoing 443 and DNS.',
  },
  {
    id: 'pull-s3-endpoint',
    category,
    when: [/pull command failed:? panic|pull.*nil pointer dereference/i],
    title: 'A layer could not be downloaded from Amazon S3',
    cause: 'ECR keeps layers in Amazon S3, and the route, endpoint or security group blocks it.',
    remedy:
      'Allow outgoing traffic to the S3 prefix list and add the S3 gateway endpoint to the route table of the subnet.',
  },
  {
    id: 'pull-copy-failed',
    category,
    when: [/failed to copy|httpreaderseeker|failed open: unexpected status/i],
    title: 'A layer could not be downloaded',
    cause: 'The registry answered a layer download with an error, for good or just this once.',
    remedy:
      'Launch again; if it repeats, check the endpoint policies and the permissions of the role.',
  },
  {
    id: 'pull-config',
    category,
    when: [/error pulling image conf/i],
    title: 'The image configuration could not be pulled',
    cause: 'A rate limit or a network error while the configuration of the image was fetched.',
    remedy: 'Launch again; if it repeats, check the network path and the limits of the registry.',
  },
  {
    id: 'pull-generic',
    category,
    when: [
      /cannot ?pull(\w*error)?|image pull failed|failed to pull (the )?(container )?image|pull image manifest/i,
    ],
    unless: [notAnImage],
    title: 'The image could not be pulled',
    cause: 'The words of AWS after the prefix state the reason, as far as they were not cut.',
    remedy:
      'Check the image name, the permissions of the role and the network path, in that order.',
  },
]
