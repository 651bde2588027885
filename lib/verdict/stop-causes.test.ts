import { expect, it } from 'vitest'
import type { StopCauseId } from '../local-aws/services/ecs/stop-causes/stop-causes.ts'
import { stopBy, stopCases } from '../local-aws/test/stop-by-cause.ts'
import { useStillAws } from '../local-aws/test/start-still-aws.ts'
import { explainStop } from './explain-stop.ts'
import type { Outcome } from './verdict.ts'

const aws = await useStillAws()

type Expected = [outcome: Outcome, category: string, cause: RegExp, remedy: RegExp]

const pull = (cause: RegExp, remedy: RegExp): Expected => [
  'never-started',
  'CannotPullContainerError',
  cause,
  remedy,
]
const setup = (cause: RegExp, remedy: RegExp): Expected => [
  'never-started',
  'ResourceInitializationError',
  cause,
  remedy,
]
const early = (category: string, cause: RegExp, remedy: RegExp): Expected => [
  'never-started',
  category,
  cause,
  remedy,
]
const interrupted = (category: string, cause: RegExp, remedy: RegExp): Expected => [
  'interrupted',
  category,
  cause,
  remedy,
]

/** Every way in which the embedded AWS can stop a task, and what a person has to read then. */
const expected = {
  'res-cpu': early('RESOURCE', /enough CPU/, /lower the CPU/),
  'res-memory': early('RESOURCE', /enough memory/, /lower the memory/),
  'res-eni': early('RESOURCE', /network interface/, /awsvpcTrunking/),
  'res-gpu': early('RESOURCE', /GPU/, /instances with GPUs/),
  'res-ports': early('RESOURCE', /host port/, /dynamic host ports/),
  'res-other': early('RESOURCE', /resource/, /capacity/),
  'place-agent': early(
    'AGENT',
    /agent is disconnected.*reconnect on their own/,
    /^Launch again first/,
  ),
  'place-location': early('LOCATION', /zone/, /subnets in the zones/),
  'place-attribute': early('ATTRIBUTE', /attribute/, /capability/),
  'place-constraint': early('PLACEMENT', /constraint/, /expression/),
  'place-no-active': early('PLACEMENT', /no active instances/, /Auto Scaling group/),
  'place-empty-cp': early('PLACEMENT', /capacity provider is empty/, /desired capacity/),
  'eni-timeout': early('TaskFailedToStart', /network interface was not ready/, /Launch again/),
  'storage-timeout': early('TaskFailedToStart', /storage/, /Launch again/),
  'eni-rate': early('TaskFailedToStart', /throttled/, /fewer tasks/),
  'eni-subnet-ips': early(
    'TaskFailedToStart',
    /network interface|IP addresses/,
    /subnet|security group/,
  ),
  'eni-attach': early('TaskFailedToStart', /limit of network interfaces/, /larger instances/),
  compat: early('TaskFailedToStart', /requiresCompatibilities/, /compatible revision/),
  'no-role': early('ClientException', /trust policy/, /trust policy/),
  'fargate-capacity': early('CAPACITY', /no Fargate/, /more zones/),
  'fargate-quota': early('QUOTA', /quota/, /quota increase/),
  'secret-not-found': early('ResourceNotFoundException', /secret .*does not exist/, /ARN/),
  'secret-access-denied': setup(
    /isn’t allowed to read a secret/,
    /execution role, not to the task role/,
  ),
  'ri-ecr-network': setup(/reach Amazon ECR/, /port 443/),
  'ri-s3-env': setup(/reach Amazon S3 for an environment file/, /S3 gateway endpoint/),
  'ri-ssm-network': setup(/reach Parameter Store/, /ssm interface endpoint/),
  'ri-asm-network': setup(/reach Secrets Manager/, /secretsmanager interface endpoint/),
  'ri-secrets-or-auth': setup(/network path to ECR/, /endpoints/),
  'ri-logging': setup(/log group does not exist/, /Create the log group/),
  'ri-efs': setup(/EFS file system’s name/, /mount target/),
  'ri-generic': setup(/resource/, /AWS’s message/),
  dependency: early('TaskDependencyError', /dependsOn/, /startTimeout/),
  internal: early('InternalError', /internal error/, /Launch again/),
  'pull-rate-limit': pull(/rate limit/, /repositoryCredentials/),
  'pull-disk-full': pull(/disk space/, /ephemeralStorage/),
  'pull-permission': pull(/isn’t allowed to pull/, /ecr:BatchGetImage/),
  'pull-platform': pull(/no build for this CPU/, /cpuArchitecture/),
  'pull-image-missing': pull(/does not exist/, /image name and tag/),
  'pull-network': pull(/network path/, /ecr\.dkr/),
  'pull-s3-endpoint': pull(/Amazon S3/, /S3 gateway endpoint/),
  'pull-copy-failed': pull(/layers was denied/, /endpoint policies/),
  'pull-access-denied': pull(/denied access/, /repositoryCredentials/),
  'pull-config': pull(/image configuration|network path/, /network path|route|NAT/),
  'pull-generic': pull(/could not be pulled.*not known/, /image name/),
  volume: early('CannotCreateVolumeError', /volume/, /host path/),
  'create-thinpool': early('CannotCreateContainerError', /storage is full/, /data volume/),
  'create-generic': early('CannotCreateContainerError', /mount/, /host path/),
  'exec-format': early('CannotStartContainerError', /CPU architecture/, /runtimePlatform/),
  'start-command': early('CannotStartContainerError', /program was not found/, /Fix the command/),
  'start-generic': early('CannotStartContainerError', /could not be started/, /Raise the memory/),
  'runtime-timeout': early('ContainerRuntimeTimeoutError', /timed out/, /host’s load/),
  'failed-to-start': early('TaskFailedToStart', /AWS doesn’t say why/, /AWS’s message/),
  oom: ['failed', 'OutOfMemoryError', /ran out of memory/, /Raise the memory/],
  'inspect-failed': ['failed', 'CannotInspectContainerError', /inspected/, /Launch again/],
  'runtime-error': ['failed', 'ContainerRuntimeError', /runtime failed/, /AWS Support/],
  'stop-failed': ['failed', 'CannotStopContainerError', /could not be stopped/, /Docker daemon/],
  'elb-health': interrupted('HEALTH', /load balancer/, /healthCheckGracePeriodSeconds/),
  'container-health': interrupted('HEALTH', /healthCheck command/, /startPeriod/),
  scaling: interrupted('SERVICE', /service scheduler/, /^$/),
  spot: interrupted('SpotInterruption', /Spot/, /FARGATE/),
  user: ['stopped', 'USER', /Stopped on request/, /^$/],
  'essential-exited': ['succeeded', 'Success', /code 0/, /^$/],
  'host-terminated': interrupted('HOST', /EC2 host/, /drain/),
  maintenance: interrupted('MAINTENANCE', /maintenance/, /Launch again/),
  'agent-stuck': interrupted('TerminationNotice', /terminated/, /Launch again/),
} satisfies Record<StopCauseId, Expected>

it.each(stopCases)('%s on %s is explained', async (cause, platform) => {
  const verdict = explainStop(await stopBy(aws, cause, platform))
  const [outcome, category, causeWords, remedyWords] = expected[cause]
  expect(verdict).toMatchObject({ outcome, category })
  expect(`${verdict.title} ${verdict.cause}`).toMatch(causeWords)
  expect(verdict.remedy).toMatch(remedyWords)
  if (outcome === 'succeeded') return
  expect(verdict.guide?.href).toMatch(/^https:\/\/(docs\.aws\.amazon\.com|repost\.aws)\//)
})
