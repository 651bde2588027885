import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTaskReference } from './reference/parse-task-reference.ts'
import { toTaskAddress, toTaskHref } from './task-address.ts'

const taskId = 'c7f1aaaabbbbccccddddeeeeffff90ab'
const uuid = '1dc5c17a-422b-4dc4-b493-371970c6c4d6'
const address = { region: 'us-east-1', accountId: '111122223333', cluster: 'demo', taskId }

describe('parseTaskReference', () => {
  it.each([
    [taskId, { taskId }],
    [`  ${taskId}\n`, { taskId }],
    [uuid, { taskId: uuid }],
    [`arn:aws:ecs:us-east-1:111122223333:task/demo/${taskId}`, address],
    [
      `arn:aws:ecs:us-east-1:111122223333:task/${uuid}`,
      { ...address, cluster: undefined, taskId: uuid },
    ],
    [
      `arn:aws-cn:ecs:cn-north-1:111122223333:task/demo/${taskId}`,
      { ...address, region: 'cn-north-1' },
    ],
    [
      `arn:aws-us-gov:ecs:us-gov-west-1:111122223333:task/demo/${taskId}`,
      { ...address, region: 'us-gov-west-1' },
    ],
    [
      `arn:aws-eusc:ecs:eusc-de-east-1:111122223333:task/demo/${taskId}`,
      { ...address, region: 'eusc-de-east-1' },
    ],
    [
      `arn:aws-iso-b:ecs:us-isob-east-1:111122223333:task/demo/${taskId}`,
      { ...address, region: 'us-isob-east-1' },
    ],
    [toTaskHref(address), address],
    [`https://slipway.example.com${toTaskHref(address)}?look=1#log`, address],
    [`http://127.0.0.1:3000${toTaskHref(address)}/`, address],
  ])('reads %s', (text, expected) => {
    expect(parseTaskReference(text)).toEqual(expected)
  })

  it.each([
    '',
    'db-migrate',
    `${taskId}0`,
    `arn:aws:ecs:us-east-1:111122223333:service/demo/${taskId}`,
    `arn:aws:ecs:us-east-1:1:task/demo/${taskId}`,
    `arn:aws:ecs:us-east-1:111122223333:task/../${taskId}`,
    `javascript:alert(1)//tasks/us-east-1/111122223333/demo/${taskId}`,
    `/tasks/us-east-1/111122223333/demo/../${taskId}`,
    `/tasks/us-east-1/111122223333/<script>/${taskId}`,
    `${taskId.slice(1)}\u202e`,
    'a'.repeat(1_000_000),
  ])('does not take %.60s', text => {
    expect(parseTaskReference(text)).toBeUndefined()
  })

  it('reads back every link it writes', () => {
    const word = (chars: string, minLength: number, maxLength: number) =>
      fc.string({ unit: fc.constantFrom(...chars), minLength, maxLength })
    fc.assert(
      fc.property(
        fc.record({
          region: fc.constantFrom('us-east-1', 'ap-southeast-3', 'us-gov-east-1', 'mx-central-1'),
          accountId: word('0123456789', 12, 12),
          cluster: word('abcXYZ019_-', 1, 255),
          taskId: word('0123456789abcdef', 32, 32),
        }),
        any => {
          expect(parseTaskReference(toTaskHref(any))).toEqual(any)
        },
      ),
    )
  })

  it('gives nothing but safe parts for any text', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const parts = Object.values(parseTaskReference(text) ?? {})
        for (const part of parts) expect(part ?? 'x').toMatch(/^[\w-]+$/)
      }),
    )
  })
})

describe('toTaskAddress', () => {
  it('takes the cluster from the ARN', () => {
    expect(toTaskAddress(`arn:aws:ecs:us-east-1:111122223333:task/demo/${taskId}`)).toEqual(address)
  })

  it('takes the cluster from its own ARN where the task has an old one', () => {
    const cluster = 'arn:aws:ecs:us-east-1:111122223333:cluster/demo'
    expect(toTaskAddress(`arn:aws:ecs:us-east-1:111122223333:task/${uuid}`, cluster)).toEqual({
      ...address,
      taskId: uuid,
    })
  })
})
