import { describe, expect, it } from 'vitest'
import { toDualStackImage, toImageRegistry } from './image-registry.ts'

describe('the registry of an image', () => {
  it.each([
    ['busybox', 'dockerHub', 'docker.io'],
    ['library/busybox:1.37', 'dockerHub', 'docker.io'],
    ['acme/app@sha256:0123', 'dockerHub', 'docker.io'],
    ['docker.io/acme/app', 'dockerHub', 'docker.io'],
    ['registry-1.docker.io/acme/app', 'dockerHub', 'registry-1.docker.io'],
    ['public.ecr.aws/docker/library/busybox:1.37', 'ecrPublic', 'public.ecr.aws'],
    ['ghcr.io/acme/app:2', 'other', 'ghcr.io'],
    ['localhost/app', 'other', 'localhost'],
    ['registry:5000/app', 'other', 'registry:5000'],
    ['Registry.Example.com/app', 'other', 'registry.example.com'],
    // A name with a dot and no slash is a repository of Docker Hub.
    ['my.app:1', 'dockerHub', 'docker.io'],
    ['', 'dockerHub', 'docker.io'],
  ])('of %s is %s', (image, kind, host) => {
    expect(toImageRegistry(image)).toEqual({ kind, host })
  })

  it.each([
    ['111122223333.dkr.ecr.us-east-1.amazonaws.com/app:1', '111122223333', 'us-east-1', true],
    ['444455556666.dkr.ecr.cn-north-1.amazonaws.com.cn/a/b', '444455556666', 'cn-north-1', true],
    ['111122223333.dkr.ecr-fips.us-east-1.amazonaws.com/app', '111122223333', 'us-east-1', false],
    ['111122223333.dkr-ecr.eu-west-1.on.aws/app', '111122223333', 'eu-west-1', false],
  ])('of %s is ECR of %s in %s', (image, accountId, region, isStandardName) => {
    expect(toImageRegistry(image)).toMatchObject({ kind: 'ecr', accountId, region, isStandardName })
  })

  it.each([
    '11112222333.dkr.ecr.us-east-1.amazonaws.com/app',
    '111122223333.dkr.ecr.us-east-1.amazonaws.com.example.com/app',
    'public.ecr.aws.example.com/app',
  ])('of %s only looks like one of AWS', image => {
    expect(toImageRegistry(image).kind).toBe('other')
  })
})

describe('the dual-stack address of an image', () => {
  it.each([
    [
      '111122223333.dkr.ecr.us-east-1.amazonaws.com/app:1',
      '111122223333.dkr-ecr.us-east-1.on.aws/app:1',
    ],
    [
      '111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn/a/b',
      '111122223333.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn/a/b',
    ],
    ['public.ecr.aws/docker/library/busybox:1', 'ecr-public.aws.com/docker/library/busybox:1'],
    ['111122223333.dkr-ecr.us-east-1.on.aws/app:1', undefined],
    ['111122223333.dkr.ecr-fips.us-east-1.amazonaws.com/app', undefined],
    ['ghcr.io/acme/app:2', undefined],
    ['app', undefined],
    ['', undefined],
  ])('of %s is %s', (image, address) => {
    expect(toDualStackImage(image)).toBe(address)
  })
})
