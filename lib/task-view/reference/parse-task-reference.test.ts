import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toTaskHref } from '../task-address.ts'
import { explainOtherReference } from './explain-other-reference.ts'
import { findTaskId, mayNameTask } from './find-task-id.ts'
import { parseTaskReference as parse } from './parse-task-reference.ts'

const taskId = 'c7f1aaaabbbbccccddddeeeeffff90ab'
const uuid = '1dc5c17a-422b-4dc4-b493-371970c6c4d6'
const region = 'us-east-1'
const accountId = '111122223333'
const address = { region, accountId, cluster: 'demo', taskId }
const onCluster = { region, cluster: 'demo', taskId }
const longArn = `arn:aws:ecs:${region}:${accountId}:task/demo/${taskId}`
const console2 = `https://${region}.console.aws.amazon.com/ecs/v2/clusters/demo/tasks/${taskId}`
const logsConsole = `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}`

/** What a list finds of a text without the reader has to be the same task. */
function parseTaskReference(text: string) {
  const found = parse(text)
  if (found) expect(mayNameTask(text)).toBe(true)
  if (found && !/\s/.test(text.trim())) expect(findTaskId(text)).toBe(found.taskId)
  return found
}

describe('an ID', () => {
  it.each([
    [taskId],
    [`  ${taskId}\n`],
    [taskId.toUpperCase()],
    [`"${taskId}"`],
    [`'${taskId}'`],
    [`\`${taskId}\``],
    [`“${taskId}”`],
    [`        "${taskId}",`],
    [`(${taskId})`],
    [`${taskId}.`],
    [`\u200b${taskId}\u200b`],
    [`\u202a${taskId}\u202c`],
    [`\ufeff${taskId}`],
    [`${taskId}-2495160603`],
    [`task/${taskId}`],
  ])('reads %j', text => {
    expect(parseTaskReference(text)).toEqual({ taskId })
  })

  it.each([uuid, uuid.toUpperCase(), `"${uuid}",`])('reads the old form %j', text => {
    expect(parseTaskReference(text)).toEqual({ taskId: uuid })
  })
})

describe('an ID on a cluster', () => {
  it.each([
    [`demo/${taskId}`, { cluster: 'demo', taskId }],
    [`Demo_2-x/${taskId.toUpperCase()}`, { cluster: 'Demo_2-x', taskId }],
    [`"demo/${taskId}"`, { cluster: 'demo', taskId }],
    [`default/${uuid}`, { cluster: 'default', taskId: uuid }],
    [`task/demo/${taskId}`, { cluster: 'demo', taskId }],
    [`ecs:demo_${taskId}_${taskId}-2495160603`, { cluster: 'demo', taskId }],
    [`ecs:my_own_cluster_${taskId}_${taskId}-1`, { cluster: 'my_own_cluster', taskId }],
  ])('reads %j', (text, expected) => {
    expect(parseTaskReference(text)).toEqual(expected)
  })
})

describe('an ARN', () => {
  it.each([
    [longArn, address],
    [`    "${longArn}",`, address],
    [`<${longArn}>`, address],
    [`arn:aws:ecs:${region}:${accountId}:task/${taskId}`, { region, accountId, taskId }],
    [
      `arn:aws:ecs:${region}:${accountId}:task/${uuid}`,
      { region, accountId, cluster: undefined, taskId: uuid },
    ],
    [
      `arn:aws-cn:ecs:cn-north-1:${accountId}:task/demo/${taskId}`,
      { ...address, region: 'cn-north-1' },
    ],
    [
      `arn:aws-us-gov:ecs:us-gov-west-1:${accountId}:task/demo/${taskId}`,
      { ...address, region: 'us-gov-west-1' },
    ],
    [
      `arn:aws-eusc:ecs:eusc-de-east-1:${accountId}:task/demo/${taskId}`,
      { ...address, region: 'eusc-de-east-1' },
    ],
    [
      `arn:aws-iso-b:ecs:us-isob-east-1:${accountId}:task/demo/${taskId}`,
      { ...address, region: 'us-isob-east-1' },
    ],
    [
      `arn:aws:ecs:${region}:${accountId}:container/demo/${taskId}/0b7c4b0e-95c5-4a7f-b6f5-6d3b8a2b0f11`,
      address,
    ],
    [
      `arn:aws:logs:${region}:${accountId}:log-group:/ecs/web:log-stream:ecs/web/${taskId}`,
      { region, accountId, taskId },
    ],
  ])('reads %j', (text, expected) => {
    expect(parseTaskReference(text)).toEqual(expected)
  })
})

describe('a link of ours', () => {
  const href = toTaskHref(address)
  it.each([
    href,
    `${href}/`,
    `${href}?look=1#log=app@1764000000000-1x2y3z`,
    `https://slipway.example.com${href}?look=1#log`,
    `http://127.0.0.1:3000${href}/`,
    `HTTPS://Slipway.Example.com${href}`,
    `slipway.example.com${href}`,
    `https://tools.example.com/slipway${href}`,
    `<https://slipway.example.com${href}>`,
    `(https://slipway.example.com${href}).`,
    `[the run](https://slipway.example.com${href})`,
  ])('reads %j', text => {
    expect(parseTaskReference(text)).toEqual(address)
  })
})

describe('a link of the AWS console', () => {
  it.each([
    [`${console2}?region=${region}`, onCluster],
    [`${console2}/configuration?region=${region}`, onCluster],
    [`${console2}/logs?region=${region}&x=1#top`, onCluster],
    [console2, onCluster],
    [
      `https://console.aws.amazon.com/ecs/v2/clusters/demo/tasks/${taskId}?region=${region}`,
      onCluster,
    ],
    [
      `https://console.aws.amazon.com/ecs/v2/clusters/demo/tasks/${taskId}`,
      { cluster: 'demo', taskId },
    ],
    [
      `https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/demo/services/web/tasks/${taskId}/networking?region=eu-west-1`,
      { ...onCluster, region: 'eu-west-1' },
    ],
    [
      `https://${accountId}-abcd1234.${region}.console.aws.amazon.com/ecs/v2/clusters/demo/tasks/${taskId}/configuration?region=${region}`,
      address,
    ],
    [
      `https://cn-north-1.console.amazonaws.cn/ecs/v2/clusters/demo/tasks/${taskId}?region=cn-north-1`,
      { ...onCluster, region: 'cn-north-1' },
    ],
    [
      `https://console.amazonaws-us-gov.com/ecs/v2/clusters/demo/tasks/${taskId}?region=us-gov-west-1`,
      { ...onCluster, region: 'us-gov-west-1' },
    ],
    [
      `https://eusc-de-east-1.console.amazonaws-eusc.eu/ecs/v2/clusters/demo/tasks/${taskId}`,
      { ...onCluster, region: 'eusc-de-east-1' },
    ],
    [
      `https://${region}.console.aws.amazon.com/ecs/home?region=${region}#/clusters/demo/tasks/${taskId}/details`,
      onCluster,
    ],
    [
      `https://console.aws.amazon.com/ecs/home?region=eu-west-1#/clusters/demo/tasks/${uuid}`,
      { region: 'eu-west-1', cluster: 'demo', taskId: uuid },
    ],
    [
      `https://console.amazonaws.cn/ecs/home?region=cn-north-1#/clusters/demo/tasks/${taskId}/details`,
      { ...onCluster, region: 'cn-north-1' },
    ],
    [`https://console.aws.amazon.com/go/view?arn=${longArn}`, address],
    [`https://console.aws.amazon.com/go/view?arn=${encodeURIComponent(longArn)}`, address],
    [`https://console.aws.amazon.com/go/view/${longArn}`, address],
    [
      `https://d-90.awsapps.com/start/#/console?account_id=${accountId}&role_name=ops&destination=${encodeURIComponent(`${console2}?region=${region}`)}`,
      address,
    ],
    [
      `https://signin.aws.amazon.com/federation?Action=login&Destination=${encodeURIComponent(console2)}&SigninToken=x`,
      onCluster,
    ],
  ])('reads %j', (text, expected) => {
    expect(parseTaskReference(text)).toEqual(expected)
  })
})

describe('a log stream', () => {
  it.each([
    [`ecs/web/${taskId}`, { taskId }],
    [`team/a b/ecs/web/${taskId}`, { taskId }],
    [`/ecs/prod/web/${taskId}`, { taskId }],
    [`ecs//web/${taskId}`, { taskId }],
    [`web-firelens-${taskId}`, { taskId }],
    [`from-fluent-bit-web-firelens-${taskId}`, { taskId }],
    [`logs/web-firelens-${taskId}`, { taskId }],
    [
      `${logsConsole}#logsV2:log-groups/log-group/$252Fecs$252Fweb/log-events/ecs$252Fweb$252F${taskId}`,
      { region, taskId },
    ],
    [
      `${logsConsole}#logsV2:log-groups/log-group/$252Fecs$252Fweb/log-events/ecs$252Fweb$252F${taskId}$3FfilterPattern$3Derror$26start$3D1764000000000`,
      { region, taskId },
    ],
    [
      `${logsConsole}#logsV2:log-groups/log-group/fluent/log-events/web-firelens-${taskId}`,
      { region, taskId },
    ],
    [
      `https://console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logEventViewer:group=/ecs/web;stream=ecs/web/${taskId};start=PT1H`,
      { region: 'eu-west-1', taskId },
    ],
    [
      `https://${accountId}-abcd1234.${region}.console.aws.amazon.com/cloudwatch/home#logsV2:log-groups/log-group/$252Fecs$252Fweb/log-events/ecs$252Fweb$252F${taskId}`,
      { region, accountId, taskId },
    ],
  ])('reads %j', (text, expected) => {
    expect(parseTaskReference(text)).toEqual(expected)
  })
})

describe('what is no reference of a task', () => {
  const notTasks = [
    '',
    ' ',
    '"',
    'db-migrate',
    `${taskId}0`,
    taskId.slice(1),
    taskId.replace('c', 'g'),
    `${taskId.slice(0, 16)} ${taskId.slice(16)}`,
    `${taskId.slice(0, 16)}\u200b${taskId.slice(16)}`,
    `${taskId} ${taskId}`,
    uuid.replace('-', ''),
    `/tmp/${taskId}`,
    `/home/me/${taskId}.json`,
    `C:\\logs\\${taskId}`,
    `//${taskId}`,
    `demo//${taskId}`,
    `ecs/<b>/${taskId}`,
    `../demo/${taskId}/..`,
    `demo:${taskId}`,
    `arn:aws:ecs:${region}:${accountId}:service/demo/${taskId}`,
    `arn:aws:ecs:${region}:${accountId}:task-definition/web:3`,
    `arn:aws:ecs:${region}:${accountId}:container-instance/demo/${taskId}`,
    `arn:aws:ecs:${region}:1:task/demo/${taskId}`,
    `arn:aws:ecs:${region}:${accountId}:task/../${taskId}`,
    `arn:aws:ecs:${region}:${accountId}:task/demo/x/${taskId}`,
    `arn:aws:s3:::bucket/${taskId}`,
    `javascript:alert(1)//tasks/${region}/${accountId}/demo/${taskId}`,
    `file:///tasks/${region}/${accountId}/demo/${taskId}`,
    `/tasks/${region}/${accountId}/demo/../${taskId}`,
    `/tasks/${region}/${accountId}/<script>/${taskId}`,
    `https://slipway.example.com/tasks/${region}/${accountId}/demo`,
    `https://slipway.example.com/launches/${uuid}`,
    `https://github.com/acme/web/commit/${taskId}00000000`,
    `https://${region}.console.aws.amazon.com/ecs/v2/clusters/demo/tasks?region=${region}`,
    `https://${region}.console.aws.amazon.com/ecs/v2/clusters/demo/services/web/health?region=${region}`,
    `https://${region}.console.aws.amazon.com/ecs/v2/clusters/de%2Fmo/tasks/${taskId}`,
    `https://${region}.console.aws.amazon.com/ecs/v2/clusters/demo/tasks/%E0%A4%A`,
    `${logsConsole}#logsV2:log-groups/log-group/$252Fecs$252Fweb`,
    `${logsConsole}#logsV2:log-groups/log-group/%/log-events/%E0%A4%A`,
    `https://signin.aws.amazon.com/?destination=https%3A%2F%2Fa%2F%3Fdestination%3Dhttps`,
    'a'.repeat(1_000_000),
    `${'/'.repeat(2_000)}${taskId}`,
    `${'"'.repeat(1_000)}x`,
  ]
  it.each(notTasks)('does not take %.80j', text => {
    expect(parseTaskReference(text)).toBeUndefined()
  })
})

describe('explainOtherReference', () => {
  it.each([
    [`arn:aws:ecs:${region}:${accountId}:service/demo/web`, 'service ARN'],
    [`"arn:aws:ecs:${region}:${accountId}:service/web",`, 'service ARN'],
    [`arn:aws:ecs:${region}:${accountId}:task-definition/web:3`, 'task definition ARN'],
    [`arn:aws:ecs:${region}:${accountId}:cluster/demo`, 'cluster ARN'],
    [
      `arn:aws:ecs:${region}:${accountId}:container-instance/demo/${taskId}`,
      'container instance ARN',
    ],
    [`arn:aws:ecs:${region}:${accountId}:task-set/demo/web/ecs-svc/1`, 'task set ARN'],
    [`arn:aws:s3:::bucket`, 'other ARN'],
    [`arn:aws:logs:${region}:${accountId}:log-group:/ecs/web`, 'log group ARN'],
    [`https://${region}.console.aws.amazon.com/ecs/v2/clusters/demo/services/web`, 'service link'],
    [`https://${region}.console.aws.amazon.com/ecs/v2/clusters/demo/tasks`, 'cluster link'],
    [
      `https://console.aws.amazon.com/ecs/home?region=${region}#/clusters/demo/services`,
      'cluster link',
    ],
    [`https://console.aws.amazon.com/ecs/v2/task-definitions/web/3`, 'task definition link'],
    [`${logsConsole}#logsV2:log-groups/log-group/$252Fecs$252Fweb`, 'log group link'],
    [`https://slipway.example.com/launches/${uuid}`, 'launch link'],
    [`https://slipway.example.com/families/web`, 'family link'],
    [`https://slipway.example.com/compare?a=x&b=y`, 'comparison link'],
    ['https://example.com/', 'other link'],
    [`${taskId}0`, 'ID of another length'],
    [taskId.slice(4), 'ID of another length'],
    ['db-migrate', undefined],
    ['deadbeef', undefined],
    ['', undefined],
    [longArn, undefined],
  ])('says what %j is', (text, kind) => {
    expect(explainOtherReference(text)?.kind).toBe(kind)
  })
})

describe('any text', () => {
  const word = (chars: string, minLength: number, maxLength: number) =>
    fc.string({ unit: fc.constantFrom(...chars), minLength, maxLength })
  const addresses = fc.record({
    region: fc.constantFrom('us-east-1', 'ap-southeast-3', 'us-gov-east-1', 'mx-central-1'),
    accountId: word('0123456789', 12, 12),
    cluster: word('abcXYZ019_-', 1, 255),
    taskId: word('0123456789abcdef', 32, 32),
  })

  it('is read back from every link and address that holds a task', () => {
    fc.assert(
      fc.property(addresses, any => {
        const { region: at, accountId: account, cluster, taskId: id } = any
        expect(parseTaskReference(toTaskHref(any))).toEqual(any)
        expect(parseTaskReference(`arn:aws:ecs:${at}:${account}:task/${cluster}/${id}`)).toEqual(
          any,
        )
        const path = `clusters/${cluster}/tasks/${id}`
        const link = `https://${account}-x1.${at}.console.aws.amazon.com/ecs/v2/${path}/logs`
        expect(parseTaskReference(link)).toEqual(any)
      }),
    )
  })

  it('gives the ID of every log stream, through the encoding of the console too', () => {
    const prefixes = fc
      .string({ minLength: 1, maxLength: 60 })
      .filter(text => /^[^:*\p{C}\s]+$/u.test(text))
    fc.assert(
      fc.property(prefixes, word('abcXYZ019_-', 1, 60), addresses, (prefix, container, any) => {
        const stream = `x${prefix}/${container}/${any.taskId}`
        const encoded = encodeURIComponent(encodeURIComponent(stream)).replaceAll('%', '$')
        const link = `${logsConsole}#logsV2:log-groups/log-group/g/log-events/${encoded}`
        expect(parseTaskReference(link)).toEqual({ region, taskId: any.taskId })
      }),
    )
  })

  it('gives nothing but safe parts', () => {
    const pieces = fc.constantFrom(
      taskId,
      '/',
      ':',
      '"',
      '%',
      '$25',
      '#',
      '?',
      'tasks',
      'clusters',
      'https://',
      'a',
    )
    const texts = fc.oneof(
      fc.string(),
      fc.array(pieces, { maxLength: 12 }).map(all => all.join('')),
    )
    fc.assert(
      fc.property(texts, text => {
        explainOtherReference(text)
        const parts = Object.values(parseTaskReference(text) ?? {})
        for (const part of parts) expect(part ?? 'x').toMatch(/^[\w-]+$/)
      }),
    )
  })
})
