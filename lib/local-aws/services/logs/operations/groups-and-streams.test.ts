import {
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DeleteLogStreamCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  paginateDescribeLogGroups,
  paginateDescribeLogStreams,
} from '@aws-sdk/client-cloudwatch-logs'
import type {
  DescribeLogGroupsCommandInput,
  DescribeLogStreamsCommandInput,
} from '@aws-sdk/client-cloudwatch-logs'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startLogStream } from '../../../test/log-stream.ts'

let aws: Awaited<ReturnType<typeof startLogStream>>
beforeEach(async () => {
  aws = await startLogStream()
})
afterEach(() => aws.close())

const logGroupName = '/test/group'
const groups = async (input: DescribeLogGroupsCommandInput = {}) =>
  (await aws.logs.send(new DescribeLogGroupsCommand(input))).logGroups ?? []
const groupNames = async (input: DescribeLogGroupsCommandInput = {}) =>
  (await groups(input)).map(group => group.logGroupName)
const create = (name: string, logGroupClass?: 'STANDARD' | 'INFREQUENT_ACCESS') =>
  aws.logs.send(new CreateLogGroupCommand({ logGroupName: name, logGroupClass }))

describe('log groups', () => {
  it('are described with their names and sizes', async () => {
    await aws.putAt([1, 2])
    expect(await groups()).toEqual([
      {
        logGroupName,
        creationTime: aws.startMs,
        metricFilterCount: 0,
        storedBytes: 2 * (26 + 'at 1'.length),
        arn: 'arn:aws:logs:us-east-1:111122223333:log-group:/test/group:*',
        logGroupArn: 'arn:aws:logs:us-east-1:111122223333:log-group:/test/group',
        logGroupClass: 'STANDARD',
        deletionProtectionEnabled: false,
      },
    ])
  })

  it('are chosen by prefix, by a part of the name in its case, by class or by name', async () => {
    await create('/Test/rare', 'INFREQUENT_ACCESS')
    await create('b')
    expect(await groupNames({ logGroupNamePrefix: '/T' })).toEqual(['/Test/rare'])
    expect(await groupNames({ logGroupNamePattern: 'est' })).toEqual(['/Test/rare', logGroupName])
    expect(await groupNames({ logGroupNamePattern: 'TEST' })).toEqual([])
    expect(await groupNames({ logGroupClass: 'INFREQUENT_ACCESS' })).toEqual(['/Test/rare'])
    const arn = 'arn:aws:logs:us-east-1:111122223333:log-group:b'
    expect(await groupNames({ logGroupIdentifiers: [arn, logGroupName] })).toEqual([
      logGroupName,
      'b',
    ])
  })

  it.each([
    { logGroupNamePrefix: 'a', logGroupNamePattern: 'b' },
    { logGroupNamePrefix: 'a b' },
    { logGroupNamePrefix: '' },
    { limit: 51 },
    { nextToken: 'x' },
    { logGroupClass: 'RARE' as 'STANDARD' },
    { logGroupIdentifiers: ['a'], logGroupNamePrefix: 'a' },
  ])('are not described by %j', async input => {
    await expect(groups(input)).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  it('are listed once each, with any page size', async () => {
    for (let index = 0; index < 25; index += 1) await create(`g${index}`)
    const all = await groupNames()
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 50 }), async limit => {
        const seen: unknown[] = []
        const pages = paginateDescribeLogGroups({ client: aws.logs }, { limit })
        for await (const page of pages)
          seen.push(...(page.logGroups ?? []).map(group => group.logGroupName))
        expect(seen).toEqual(all)
      }),
      { numRuns: 10 },
    )
  })

  it('are all listed if others are deleted between two pages; a token expires after a day', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await create(name)
    const first = await aws.logs.send(new DescribeLogGroupsCommand({ limit: 3 }))
    await aws.logs.send(new DeleteLogGroupCommand({ logGroupName: 'a' }))
    expect(await groupNames({ nextToken: first.nextToken })).toEqual(['c', 'd'])
    aws.clock.advance(24 * 3600 * 1000 + 1)
    await expect(groups({ nextToken: first.nextToken })).rejects.toMatchObject({
      message: 'The specified nextToken is invalid.',
    })
  })

  it('are deleted with their streams', async () => {
    await aws.logs.send(new DeleteLogGroupCommand({ logGroupName }))
    const again = aws.logs.send(new DeleteLogGroupCommand({ logGroupName }))
    await expect(again).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
    await create(logGroupName)
    await expect(aws.get()).rejects.toMatchObject({
      message: 'The specified log stream does not exist.',
    })
  })

  it('do not take names that are AWS’s own', async () => {
    await expect(create('aws/lambda')).rejects.toMatchObject({ name: 'InvalidParameterException' })
    await expect(create('x'.repeat(513))).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
    await create('/aws/lambda')
  })
})

describe('log streams', () => {
  const streamNames = async (input: Partial<DescribeLogStreamsCommandInput> = {}) => {
    const command = new DescribeLogStreamsCommand({ logGroupName, ...input })
    return (await aws.logs.send(command)).logStreams?.map(stream => stream.logStreamName)
  }

  it('page through a prefix in both directions', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `s/${index}`).sort()
    for (const name of [...names].reverse()) await aws.addStream(name)
    for (const descending of [false, true]) {
      const seen: unknown[] = []
      const input = { logGroupName, logStreamNamePrefix: 's/', limit: 7, descending }
      for await (const page of paginateDescribeLogStreams({ client: aws.logs }, input))
        seen.push(...(page.logStreams ?? []).map(stream => stream.logStreamName))
      expect(seen).toEqual(descending ? names.toReversed() : names)
    }
  })

  it('take the ARN of their group', async () => {
    const logGroupIdentifier = `arn:aws:logs:us-east-1:111122223333:log-group:${logGroupName}`
    expect(await streamNames({ logGroupName: undefined, logGroupIdentifier })).toEqual([
      'app/web/1',
    ])
  })

  it('are deleted one by one', async () => {
    await aws.addStream('b')
    await aws.logs.send(new DeleteLogStreamCommand(aws.named))
    expect(await streamNames()).toEqual(['b'])
    await expect(aws.logs.send(new DeleteLogStreamCommand(aws.named))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The specified log stream does not exist.',
    })
  })

  it('refuse an order that AWS does not know', async () => {
    await expect(streamNames({ orderBy: 'Size' as 'LogStreamName' })).rejects.toMatchObject({
      message:
        "1 validation error detected: Value 'Size' at 'orderBy' failed to satisfy constraint: Member must satisfy enum value set: [LogStreamName, LastEventTime]",
    })
  })
})
