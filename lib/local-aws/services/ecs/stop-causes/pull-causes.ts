import type { SentenceSource, StopCause } from './stop-cause.ts'

const pull = (title: string, text: string, source: SentenceSource = 'guide'): StopCause => ({
  title,
  stopCode: 'TaskFailedToStart',
  phase: 'pull',
  toldBy: 'agent',
  source,
  sentence: `CannotPullContainerError: ${text}`,
})

/** Developer Guide, CannotPullContainer task errors. */
export const pullCauses = {
  'pull-rate-limit': pull(
    "The registry's pull rate limit is reached",
    'ref pull has been retried 1 time(s): failed to copy: httpReadSeeker: failed open: toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit',
  ),
  'pull-disk-full': pull(
    'The disk is full',
    'ref pull has been retried 1 time(s): failed to extract layer: write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device',
  ),
  'pull-permission': pull(
    'A role has no permission to pull the image',
    "The task can't pull the image. Check that the role has the permissions to pull images from the registry. Error response from daemon: pull access denied for {repository}, repository does not exist or may require 'docker login': denied: User: {executionSession} is not authorized to perform: ecr:BatchGetImage on resource: {repositoryArn} because no identity-based policy allows the ecr:BatchGetImage action",
  ),
  'pull-platform': pull(
    'The image is built for another platform',
    "image Manifest does not contain descriptor matching platform '{platform}'",
  ),
  'pull-image-missing': pull(
    'The image does not exist',
    'pull image manifest has been retried 1 time(s): failed to resolve ref {reference}: {reference}: not found',
  ),
  'pull-network': pull(
    'The registry cannot be reached',
    'pull image manifest has been retried 5 time(s): failed to resolve ref {reference}: failed to do request: Head "https://{registry}/v2/{repository}/manifests/{tag}": dial tcp {registryAddress}:443: i/o timeout',
  ),
  'pull-s3-endpoint': pull(
    'The image layers could not be downloaded from Amazon S3',
    'pull command failed: panic: runtime error: invalid memory address or nil pointer dereference',
  ),
  'pull-copy-failed': pull(
    'A layer could not be copied',
    'ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed open: unexpected status code https://{registry}/v2/{repository}/blobs/{digest}: 403 Forbidden',
  ),
  'pull-access-denied': pull(
    'The registry requires a login',
    "Error response from daemon: pull access denied for {repository}, repository does not exist or may require 'docker login'",
  ),
  'pull-config': pull(
    'The image configuration could not be downloaded',
    'error pulling image configuration: download failed after attempts=1: unexpected EOF',
  ),
  'pull-generic': pull('The image could not be pulled', 'API error', 'partly ours'),
} satisfies Record<string, StopCause>
