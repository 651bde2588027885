import type { Container } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { toPastRun } from '../runs/past-run.ts'
import { findOtherImage } from './other-image.ts'

const arn = 'arn:aws:ecs:us-east-1:111122223333'
const createdAt = '2026-11-24T10:00:00.000Z'

function ranWith(container: Container, taskArn = `${arn}:task/demo/${'a'.repeat(32)}`) {
  const clusterArn = `${arn}:cluster/demo`
  const run = toPastRun({
    taskArn,
    clusterArn,
    createdAt: new Date(createdAt),
    containers: [{ name: 'app', image: 'demo/app:1', ...container }],
  })
  return run ? [run] : []
}

const app = { name: 'app', image: 'demo/app:1', imageDigest: 'sha256:new' }

describe('another image under the same tag', () => {
  it('is that of the last earlier run, with its page', () => {
    const runs = [
      ...ranWith({ imageDigest: 'sha256:old' }),
      ...ranWith({ imageDigest: 'sha256:x' }),
    ]
    expect(findOtherImage(app, runs)).toEqual({
      imageDigest: 'sha256:old',
      createdAt,
      href: `/tasks/us-east-1/111122223333/demo/${'a'.repeat(32)}`,
    })
  })

  it('isn’t there where the last run had the same, whatever ran before', () => {
    const same = ranWith({ imageDigest: 'sha256:new' })
    expect(findOtherImage(app, [...same, ...ranWith({ imageDigest: 'sha256:old' })])).toBe(
      undefined,
    )
    expect(findOtherImage(app, [])).toBeUndefined()
  })

  it('is looked for among runs that pulled the same name and tag for the same container', () => {
    const others = [
      ...ranWith({ image: 'demo/app:2', imageDigest: 'sha256:2' }),
      ...ranWith({ name: 'proxy', imageDigest: 'sha256:proxy' }),
      ...ranWith({ imageDigest: undefined }),
    ]
    expect(findOtherImage(app, others)).toBeUndefined()
    const old = ranWith({ imageDigest: 'sha256:old' })
    expect(findOtherImage(app, [...others, ...old])?.imageDigest).toBe('sha256:old')
  })

  it('is unknown without a digest', () => {
    const old = ranWith({ imageDigest: 'sha256:old' })
    expect(findOtherImage({ ...app, imageDigest: undefined }, old)).toBeUndefined()
    expect(findOtherImage({ ...app, image: undefined }, old)).toBeUndefined()
  })

  it('has no link to a page that cannot be', () => {
    const odd = ranWith({ imageDigest: 'sha256:old' }, 'javascript:alert(1)')
    expect(findOtherImage(app, odd)).toMatchObject({ href: undefined })
  })
})
