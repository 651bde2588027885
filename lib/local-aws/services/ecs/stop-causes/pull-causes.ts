import type { StopCause } from './stop-cause.ts'

const pull = (title: string, text: string): StopCause => ({
  title,
  stopCode: 'TaskFailedToStart',
  phase: 'pull',
  toldBy: 'agent',
  sentence: `CannotPullContainerError: ${text}`,
})

/** Developer Guide, CannotPullContainer task errors. */
export const pullCauses = {
  'pull-rate-limit': pull(
    'The registry limits pulls',
    'ref pull has been retried 1 time(s): failed to copy: httpReadSeeker: failed open: toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit',
  ),
  'pull-disk-full': pull(
    'The disk is full',
    'ref pull has been retried 1 time(s): failed to extract layer: write /var/lib/docker/tmp/GetImageBlob111111111: no space left on device',
  ),
  'pull-permission': pull(
    'A role lacks the right to pull',
    "The task can't pull the image. Check that the role has the permissions to pull images from the registry. Error response from daemon: pull access denied for {repository}, repository does not exist or may require 'docker login': denied: User: {executionSession} is not authorized to perform: ecr:BatchGetImage on resource: {repositoryArn} because no identity-based policy allows the ecr:BatchGetImage action",
  ),
  'pull-platform': pull(
    'The image is for another platform',
    "image Manifest does not contain descriptor matching platform '{platform}'",
  ),
  'pull-image-missing': pull(
    'There is no such image',
    'pull image manifest has been retried 1 time(s): failed to resolve ref {reference}: {reference}: not found',
  ),
  'pull-network': pull(
    'The registry is out of reach',
    'pull image manifest has been retried 5 time(s): failed to resolve ref {reference}: failed to do request: Head "https://{registry}/v2/{repository}/manifests/{tag}": dial tcp {registryAddress}:443: i/o timeout',
  ),
  'pull-s3-endpoint': pull(
    'Layers cannot be had from Amazon S3',
    'pull command failed: panic: runtime error: invalid memory address or nil pointer dereference',
  ),
  'pull-copy-failed': pull(
    'A layer could not be copied',
    'ref pull has been retried 1 time(s): failed to copy: httpReaderSeeker: failed open: unexpected status code https://{registry}/v2/{repository}/blobs/{digest}: 403 Forbidden',
  ),
  'pull-access-denied': pull(
    'The registry wants a login',
    "Error response from daemon: pull access denied for {repository}, repository does not exist or may require 'docker login'",
  ),
  'pull-config': pull(
    'The configuration of the image could not be had',
    'error pulling image configuration: download failed after attempts=1: unexpected EOF',
  ),
  'pull-generic': pull('The image could not be pulled', 'API error'),
} satisfies Record<string, StopCause>
