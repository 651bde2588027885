import { expect, it } from 'vitest'
import { fillSentence } from './fill-sentence.ts'
import { toImageDigest, toImageParts } from './to-image-parts.ts'

const digest = `sha256:${'a'.repeat(64)}`

it.each([
  ['busybox', 'docker.io', 'library/busybox', 'latest', 'docker.io/library/busybox:latest'],
  ['acme/app:2', 'docker.io', 'acme/app', '2', 'docker.io/acme/app:2'],
  ['localhost/app', 'localhost', 'app', 'latest', 'localhost/app:latest'],
  ['r.example:5000/a/b', 'r.example:5000', 'a/b', 'latest', 'r.example:5000/a/b:latest'],
  [`r.example/app@${digest}`, 'r.example', 'app', digest, `r.example/app@${digest}`],
])('reads %s as a registry does', (image, registry, repository, tag, reference) => {
  expect(toImageParts(image)).toEqual({ registry, repository, tag, reference })
})

it('takes a digest from the image’s name, or makes one that is always the same', () => {
  expect(toImageDigest(`r.example/app@${digest}`)).toBe(digest)
  expect(toImageDigest('app:1')).toMatch(/^sha256:[0-9a-f]{64}$/)
  expect(toImageDigest('app:1')).toBe(toImageDigest('app:1'))
  expect(toImageDigest('app:1')).not.toBe(toImageDigest('app:2'))
})

it('fills a sentence with the known facts, and leaves unknown names', () => {
  expect(fillSentence('{a} and {b}, {a}', { a: '$1' })).toBe('$1 and {b}, $1')
})
