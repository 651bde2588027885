import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import type { GetLogEventsCommandInput } from '@aws-sdk/client-cloudwatch-logs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createStillClock } from '../../../world/clock.ts'
import { startLocalAws } from '../../../start-local-aws.ts'
import type { LocalAws } from '../../../start-local-aws.ts'
import { clientOptions } from '../../../test/client-options.ts'

const startMs = Date.UTC(2026, 10, 23)
const logGroupName = '/test/group'
const logStreamName = 'app/web/1'
const named = { logGroupName, logStreamName }

let local: LocalAws
let logs: CloudWatchLogsClient
beforeEach(async () => {
  local = await startLocalAws({ strict: false, clock: createStillClock(startMs), seed: 'none' })
  logs = new CloudWatchLogsClient(clientOptions(local))
})
afterEach(() => local.close())

const createStream = async () => {
  await logs.send(new CreateLogGroupCommand({ logGroupName }))
  await logs.send(new CreateLogStreamCommand(named))
}
const put = (...messages: string[]) =>
  logs.send(
    new PutLogEventsCommand({
      ...named,
      logEvents: messages.map((message, index) => ({ timestamp: startMs + index, message })),
    }),
  )
const get = async (input: Partial<GetLogEventsCommandInput> = {}) => {
  const answer = await logs.send(new GetLogEventsCommand({ ...named, ...input }))
  return { ...answer, messages: (answer.events ?? []).map(event => event.message) }
}

describe('groups and streams', () => {
  it('are created once', async () => {
    await createStream()
    await expect(createStream()).rejects.toMatchObject({ name: 'ResourceAlreadyExistsException' })
    await expect(logs.send(new CreateLogStreamCommand(named))).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
    })
  })

  it('are answered in AWS’s words if they do not exist', async () => {
    await expect(get()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The specified log group does not exist.',
    })
    await logs.send(new CreateLogGroupCommand({ logGroupName }))
    await expect(get()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'The specified log stream does not exist.',
    })
  })

  it('are listed by prefix, in pages', async () => {
    for (const name of ['/b', '/a/2', '/a/1'])
      await logs.send(new CreateLogGroupCommand({ logGroupName: name }))
    const all = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/a' }))
    expect(all.logGroups?.map(group => group.logGroupName)).toEqual(['/a/1', '/a/2'])
    const first = await logs.send(new DescribeLogGroupsCommand({ limit: 2 }))
    const rest = await logs.send(
      new DescribeLogGroupsCommand({ limit: 2, nextToken: first.nextToken }),
    )
    expect(rest.logGroups?.map(group => group.logGroupName)).toEqual(['/b'])
    expect(rest.nextToken).toBeUndefined()
  })

  it('order streams by name or by their last event', async () => {
    await createStream()
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName: 'zero' }))
    await put('later than the creation of zero', 'x')
    const names = async (orderBy: 'LogStreamName' | 'LastEventTime', descending: boolean) => {
      const command = new DescribeLogStreamsCommand({ logGroupName, orderBy, descending })
      return (await logs.send(command)).logStreams?.map(stream => stream.logStreamName)
    }
    expect(await names('LogStreamName', false)).toEqual([logStreamName, 'zero'])
    expect(await names('LastEventTime', true)).toEqual([logStreamName, 'zero'])
    const both = new DescribeLogStreamsCommand({
      logGroupName,
      orderBy: 'LastEventTime',
      logStreamNamePrefix: 'z',
    })
    await expect(logs.send(both)).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })

  it('refuse names that AWS refuses', async () => {
    const group = new CreateLogGroupCommand({ logGroupName: 'a b' })
    await expect(logs.send(group)).rejects.toMatchObject({ name: 'InvalidParameterException' })
    await logs.send(new CreateLogGroupCommand({ logGroupName }))
    const stream = new CreateLogStreamCommand({ logGroupName, logStreamName: 'a:b' })
    await expect(logs.send(stream)).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })
})

describe('GetLogEvents', () => {
  beforeEach(createStream)

  it('answers the newest events, or the oldest from the head, in the order of time', async () => {
    await put('one', 'two', 'three')
    expect((await get({ limit: 2 })).messages).toEqual(['two', 'three'])
    expect((await get({ limit: 2, startFromHead: true })).messages).toEqual(['one', 'two'])
  })

  it('goes forward to an end whose token stays the same until events arrive', async () => {
    await put('one', 'two', 'three')
    const first = await get({ limit: 2, startFromHead: true })
    const second = await get({ startFromHead: true, nextToken: first.nextForwardToken })
    expect(second.messages).toEqual(['three'])
    const end = await get({ startFromHead: true, nextToken: second.nextForwardToken })
    expect(end.messages).toEqual([])
    expect(end.nextForwardToken).toBe(second.nextForwardToken)
    await logs.send(
      new PutLogEventsCommand({
        ...named,
        logEvents: [{ timestamp: startMs + 10, message: 'four' }],
      }),
    )
    const more = await get({ startFromHead: true, nextToken: end.nextForwardToken })
    expect(more.messages).toEqual(['four'])
  })

  it('goes backward to a beginning whose token stays the same', async () => {
    await put('one', 'two', 'three')
    const last = await get({ limit: 2 })
    const before = await get({ limit: 2, nextToken: last.nextBackwardToken })
    expect(before.messages).toEqual(['one'])
    const end = await get({ nextToken: before.nextBackwardToken })
    expect(end.messages).toEqual([])
    expect(end.nextBackwardToken).toBe(before.nextBackwardToken)
  })

  it('includes startTime and excludes endTime', async () => {
    await put('one', 'two', 'three')
    const answer = await get({ startTime: startMs + 1, endTime: startMs + 2 })
    expect(answer.messages).toEqual(['two'])
  })

  it('ends a page at 1 MB', async () => {
    const large = 'x'.repeat(400_000)
    for (let index = 0; index < 3; index += 1) await put(large)
    expect((await get({ startFromHead: true })).messages).toHaveLength(2)
    expect((await get()).messages).toHaveLength(2)
  })

  it('refuses a token that it did not make, and names given twice', async () => {
    await expect(get({ nextToken: 'x' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
    await expect(get({ logGroupIdentifier: logGroupName })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    })
  })

  it('takes the ARN of a group', async () => {
    await put('one')
    const logGroupIdentifier = `arn:aws:logs:us-east-1:111122223333:log-group:${logGroupName}`
    const answer = await get({ logGroupName: undefined, logGroupIdentifier })
    expect(answer.messages).toEqual(['one'])
  })
})

describe('PutLogEvents', () => {
  beforeEach(createStream)

  it('leaves out and reports what is too old or too far ahead', async () => {
    const dayMs = 24 * 3600 * 1000
    const at = (offsetMs: number) => ({ timestamp: startMs + offsetMs, message: 'x' })
    const answer = await logs.send(
      new PutLogEventsCommand({ ...named, logEvents: [at(-15 * dayMs), at(0), at(dayMs)] }),
    )
    expect(answer.rejectedLogEventsInfo).toEqual({
      tooOldLogEventEndIndex: 1,
      tooNewLogEventStartIndex: 2,
    })
    expect((await get()).messages).toEqual(['x'])
  })

  it.each([
    ['no events', []],
    [
      'events out of order',
      [
        { timestamp: 2, message: 'x' },
        { timestamp: 1, message: 'x' },
      ],
    ],
    ['an empty message', [{ timestamp: 1, message: '' }]],
  ])('refuses %s', async (_case, logEvents) => {
    const command = new PutLogEventsCommand({ ...named, logEvents })
    await expect(logs.send(command)).rejects.toMatchObject({ name: 'InvalidParameterException' })
  })
})

describe('FilterLogEvents', () => {
  beforeEach(createStream)

  it.each([
    ['error', ['error: disk full', 'disk error']],
    ['error -full', ['disk error']],
    ['"disk full"', ['error: disk full']],
    ['?started ?full', ['started', 'error: disk full']],
    ['', ['started', 'error: disk full', 'disk error']],
  ])('matches the terms %s', async (filterPattern, messages) => {
    await put('started', 'error: disk full', 'disk error')
    const answer = await logs.send(new FilterLogEventsCommand({ logGroupName, filterPattern }))
    expect(answer.events?.map(event => event.message)).toEqual(messages)
    expect(answer.events?.[0]?.logStreamName).toBe(logStreamName)
  })
})

describe('rights', () => {
  it('let the viewer read and not write', async () => {
    await createStream()
    const viewer = new CloudWatchLogsClient(clientOptions(local, 'viewer'))
    await expect(viewer.send(new GetLogEventsCommand(named))).resolves.toBeDefined()
    await expect(
      viewer.send(new CreateLogGroupCommand({ logGroupName: '/other' })),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message:
        'User: arn:aws:iam::111122223333:user/viewer is not authorized to perform: logs:CreateLogGroup on resource: arn:aws:logs:us-east-1:111122223333:log-group:/other because no identity-based policy allows the logs:CreateLogGroup action',
    })
  })

  it('show an account its own groups only', async () => {
    await createStream()
    const outsider = new CloudWatchLogsClient(clientOptions(local, 'outsider'))
    expect((await outsider.send(new DescribeLogGroupsCommand())).logGroups).toEqual([])
  })
})
