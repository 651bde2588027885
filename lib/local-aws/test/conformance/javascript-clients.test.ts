import * as logs from '@aws-sdk/client-cloudwatch-logs'
import * as ec2 from '@aws-sdk/client-ec2'
import * as ecs from '@aws-sdk/client-ecs'
import * as iam from '@aws-sdk/client-iam'
import * as sts from '@aws-sdk/client-sts'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { HttpRequest, HttpResponse } from '@smithy/types'
import { buffer } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { services } from '../../world/service.ts'
import { checkJson } from './check-json.ts'
import { listCalls, listForgotten } from './list-calls.ts'
import { prepareConformance } from './prepare.ts'

let prepared: Awaited<ReturnType<typeof prepareConformance>>
beforeAll(async () => {
  prepared = await prepareConformance()
})
afterAll(() => prepared.aws.close())

/** Keeps the body of the last answer, which the client parses away. */
class ListeningHandler extends NodeHttpHandler {
  lastBody = ''

  override async handle(request: HttpRequest, options?: Parameters<NodeHttpHandler['handle']>[1]) {
    const answer = await super.handle(asHandled(request), options)
    const response: HttpResponse = answer.response
    const body = await buffer(asReadable(response.body))
    this.lastBody = body.toString()
    response.body = new Uint8Array(body)
    return answer
  }
}

type Handled = Parameters<NodeHttpHandler['handle']>[0]
/** Safe: the client hands its handler what the handler's own type asks for. */
const asHandled = (request: HttpRequest) => request as Handled
/** Safe: in Node the handler answers with a stream. */
const asReadable = (body: unknown) => body as Readable

const modules: Record<string, object> = { logs, ec2, ecs, iam, sts }
const constructors = {
  logs: logs.CloudWatchLogs,
  ec2: ec2.EC2,
  ecs: ecs.ECS,
  iam: iam.IAM,
  sts: sts.STS,
}

type Method = (input: Record<string, unknown>) => Promise<object>
/** Safe: a client has a method for each operation of its service. */
const methodOf = (client: object, operation: string) =>
  (client as Record<string, Method>)[operation.charAt(0).toLowerCase() + operation.slice(1)]

/** The model's shape of an operation's answer. Safe: unknown is what it is checked as. */
function outputOf(service: string, operation: string): unknown {
  const described = (modules[service] as Record<string, unknown[] | undefined>)[`${operation}$`]
  return described?.[5]
}

async function call(service: string, operation: string, input: Record<string, unknown>) {
  const requestHandler = new ListeningHandler()
  if (!(service in constructors)) return [`there is no client of ${service}`]
  const Client = constructors[service as keyof typeof constructors]
  const client = new Client({ ...prepared.aws.clientOptions(), requestHandler })
  const send = methodOf(client, operation)?.bind(client)
  if (!send) return ['the client has no such operation']
  const outcome = await send(input).catch((error: unknown) => String(error))
  client.destroy()
  if (typeof outcome === 'string') return [outcome]
  const isJson = Object.entries(services).some(
    ([name, { protocol }]) => name === service && protocol === 'json',
  )
  if (!isJson || requestHandler.lastBody === '') return []
  return checkJson(JSON.parse(requestHandler.lastBody), outputOf(service, operation))
}

describe('the JavaScript clients', () => {
  it('have a request for every operation of the endpoint', () => {
    expect(listForgotten()).toEqual([])
  })

  it('get from every operation what their model says', async () => {
    const wrong: Record<string, string[]> = {}
    for (const { service, operation, input } of listCalls(prepared.made)) {
      const problems = await call(service, operation, input)
      if (problems.length > 0) wrong[`${service}:${operation}`] = problems
    }
    expect(wrong).toEqual({})
  })
})

describe('the check itself', () => {
  it.each([
    [{ tasks: [{ cpu: 256 }] }, ['$.tasks[0].cpu is a number, not a string']],
    [{ tasks: [{ made: 'up' }] }, ['$.tasks[0].made is not in the model']],
    [{ tasks: 'none' }, ['$.tasks: no list']],
    [{ failures: [{ arn: null }] }, ['$.failures[0].arn is null']],
    [{ tasks: [{ createdAt: 1.5, taskArn: 'arn' }] }, []],
  ])('finds what is wrong with %j', (value, problems) => {
    expect(checkJson(value, outputOf('ecs', 'DescribeTasks'))).toEqual(problems)
  })
})
