import fc from 'fast-check'
import { conformanceCalls } from '../conformance/conformance-calls.ts'
import type { Made } from '../conformance/conformance-calls.ts'
import { accessKeys } from '../client-options.ts'
import type { KnownPrincipal } from '../client-options.ts'
import { queryMembers, rightParameters } from './query-members.ts'
import { requestMembers } from './request-members.ts'

type Members = Record<string, fc.Arbitrary<unknown>>

/** One thing that happens to the endpoint. */
export type FuzzStep =
  | {
      kind: 'call'
      service: string
      operation: string
      input: Record<string, unknown>
      principal: KnownPrincipal
      isSigned: boolean
    }
  | { kind: 'bytes'; service: string; headers: Record<string, string>; body: string }
  | { kind: 'clock'; advanceMs: number }

/** Every operation that anything is known to send to. */
export const fuzzedOperations = Object.entries({ ...requestMembers, ...queryMembers }).flatMap(
  ([service, operations]) =>
    Object.entries(operations).map(([operation, members]) => ({ service, operation, members })),
)

/** A member that is gone, or of another type. */
const corrupted = (input: Record<string, unknown>) =>
  fc
    .tuple(fc.nat(), fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constant(undefined)))
    .map(([index, value]) => {
      const names = Object.keys(input)
      const name = names[index % Math.max(1, names.length)] ?? 'cluster'
      return { ...input, [name]: value }
    })

/** Stands for what `toRawRequest` finds in the world. */
const stand: Made = {
  accountId: '111122223333',
  subnets: ['@subnet'],
  securityGroups: [],
  taskArn: '@task/1',
  stoppedTaskArn: '@task/7',
  containerInstanceArn: '@instance',
  family: 'one-off-shell',
  logGroupName: '/ecs/one-off-shell',
  logStreamName: 'run/shell/1',
  nowMs: Date.now(),
}

/** Random members, members of another type, and what is known to be right, whole or with a flaw. */
function inputsOf(service: string, operation: string, members: Members) {
  const valid = fc.record(members, { requiredKeys: [] })
  const toRight = service in requestMembers && conformanceCalls[service]?.[operation]
  const right = fc.constant(toRight ? toRight(stand) : (rightParameters[operation] ?? {}))
  return fc.oneof(
    { weight: 3, arbitrary: right },
    { weight: 2, arbitrary: right.chain(corrupted) },
    { weight: 3, arbitrary: valid },
    { weight: 1, arbitrary: valid.chain(corrupted) },
    { weight: 1, arbitrary: fc.record(members) },
  )
}

const call = fc.constantFrom(...fuzzedOperations).chain(({ service, operation, members }) =>
  fc.record({
    kind: fc.constant('call' as const),
    service: fc.constant(service),
    operation: fc.constant(operation),
    input: inputsOf(service, operation, members),
    principal: fc.oneof(
      { weight: 8, arbitrary: fc.constant<KnownPrincipal>('operator') },
      { weight: 1, arbitrary: fc.constantFrom<KnownPrincipal>(...asPrincipals()) },
    ),
    isSigned: fc.integer({ min: 0, max: 30 }).map(drawn => drawn > 0),
  }),
)

/** Safe: the keys of the table are the type. */
const asPrincipals = () => Object.keys(accessKeys) as KnownPrincipal[]

const targets = fc.constantFrom(
  ...['AmazonEC2ContainerServiceV20141113.RunTask', 'Logs_20140328.PutLogEvents', 'X.Y', ''],
  ...['AmazonEC2ContainerServiceV20141113.constructor', 'Logs_20140328.__proto__'],
)
const bytes = fc.record({
  kind: fc.constant('bytes' as const),
  service: fc.constantFrom('ecs', 'logs', 'sts', 'ec2', 'iam', 's3'),
  headers: fc.record(
    {
      'content-type': fc.constantFrom(
        ...['application/x-amz-json-1.1', 'application/x-www-form-urlencoded', 'text/plain'],
      ),
      'x-amz-target': targets,
      'x-amz-content-sha256': fc.constantFrom('UNSIGNED-PAYLOAD', 'x'),
      'x-amz-security-token': fc.constantFrom('x', 'a'.repeat(500)),
    },
    { requiredKeys: ['content-type'] },
  ),
  body: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.json(),
    fc.webQueryParameters(),
    fc.constantFrom('['.repeat(3_000), '{"cluster":'.repeat(500), `Action=${'A'.repeat(5_000)}`),
  ),
})

const clock = fc.record({
  kind: fc.constant('clock' as const),
  advanceMs: fc.oneof(fc.integer({ min: 1, max: 60_000 }), fc.constantFrom(600_000, 7_200_000)),
})

export const arbitraryStep: fc.Arbitrary<FuzzStep> = fc.oneof(
  { weight: 90, arbitrary: call },
  { weight: 7, arbitrary: bytes },
  { weight: 3, arbitrary: clock },
)
