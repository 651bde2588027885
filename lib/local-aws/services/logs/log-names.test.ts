import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLogStream } from '../../test/log-stream.ts'

let aws: Awaited<ReturnType<typeof startLogStream>>
beforeAll(async () => {
  aws = await startLogStream()
})
afterAll(() => aws.close())

const logGroupName = '/test/group'
const createGroup = (name: string) =>
  aws.logs.send(new CreateLogGroupCommand({ logGroupName: name }))
const createStream = (logStreamName: string) =>
  aws.logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName }))
const refusal = (member: string, constraint: string) => ({
  name: 'InvalidParameterException',
  message: expect.stringMatching(
    new RegExp(`^1 validation error detected: Value '.*' at '${member}' .*${constraint}`),
  ) as unknown,
})

describe('the name of a log group', () => {
  it.each(['a', 'Az09_-/.#', 'g'.repeat(512)])('may be %s', async name => {
    await expect(createGroup(name)).resolves.toBeDefined()
  })

  it.each([
    ['', 'length greater than or equal to 1'],
    ['g'.repeat(513), 'length less than or equal to 512'],
    ['a b', 'regular expression pattern'],
    ['a:b', 'regular expression pattern'],
    ['a*', 'regular expression pattern'],
    ['ä', 'regular expression pattern'],
  ])('may not be %s', async (name, constraint) => {
    await expect(createGroup(name)).rejects.toMatchObject(refusal('logGroupName', constraint))
  })

  it('does not begin as those of AWS itself do', async () => {
    await expect(createGroup('aws/mine')).rejects.toThrow(/reserved for AWS/)
    await expect(createGroup('/aws/ecs/mine')).resolves.toBeDefined()
  })
})

describe('the name of a log stream', () => {
  it.each(['a', 'Ä and a blank', '[$LATEST]/1', 's'.repeat(512)])('may be %s', async name => {
    await expect(createStream(name)).resolves.toBeDefined()
  })

  it.each([
    ['', 'length greater than or equal to 1'],
    ['s'.repeat(513), 'length less than or equal to 512'],
    ['a:b', 'regular expression pattern'],
    ['a*', 'regular expression pattern'],
  ])('may not be %s', async (name, constraint) => {
    await expect(createStream(name)).rejects.toMatchObject(refusal('logStreamName', constraint))
  })
})

describe('what names a group by ARN or name', () => {
  const arn = `arn:aws:logs:us-east-1:111122223333:log-group:${logGroupName}`
  const streamsOf = (input: { logGroupIdentifier?: string; logGroupName?: string }) =>
    aws.logs.send(new DescribeLogStreamsCommand({ ...input, logStreamNamePrefix: 'app/' }))

  it.each([arn, logGroupName])('may be %s', async logGroupIdentifier => {
    const { logStreams } = await streamsOf({ logGroupIdentifier })
    expect(logStreams?.map(({ logStreamName }) => logStreamName)).toEqual(['app/web/1'])
  })

  it.each([
    ['an ARN with the ending for policies', `${arn}:*`, 'InvalidParameterException'],
    ['a name with a blank', 'a b', 'InvalidParameterException'],
    [
      'an ARN of another Region',
      arn.replace('us-east-1', 'eu-west-1'),
      'ResourceNotFoundException',
    ],
    ['an ARN of another account', arn.replace('1111', '4444'), 'ResourceNotFoundException'],
  ])('may not be %s', async (_name, logGroupIdentifier, name) => {
    await expect(streamsOf({ logGroupIdentifier })).rejects.toMatchObject({ name })
  })

  it('is one of the two', async () => {
    const filter = (input: object) => aws.logs.send(new FilterLogEventsCommand(input))
    const name = 'InvalidParameterException'
    await expect(filter({ logGroupName, logGroupIdentifier: arn })).rejects.toMatchObject({ name })
    await expect(filter({})).rejects.toMatchObject({ name })
  })
})
