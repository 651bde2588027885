import fc from 'fast-check'

/** Becomes the ARN or id of a task of the world when the request is sent. */
export const taskPlaceholder = /^@task(-id)?\/(\d+)$/

const account = '111122223333'
const arn = (resource: string) => `arn:aws:ecs:us-east-1:${account}:${resource}`
const some = (...values: unknown[]) => fc.constantFrom<unknown>(...values)

const names = some('demo', 'batch', 'default', 'fuzz', 'nowhere', '', 'a'.repeat(256), 'x y')
const families = some('one-off-shell', 'db-migrate', 'cache-warm', 'ledger-export', 'fuzz')
const integers = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 100 }) },
  { weight: 1, arbitrary: some(0, -1, 10_000, 2 ** 31, Number.MAX_SAFE_INTEGER, 1e20, 1.5) },
)
const text = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/) },
  { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
)
const tag = fc.record({ key: text, value: text }, { requiredKeys: [] })

/** Kinds of values that members have; each mostly holds what the operation can use. */
export const pools = {
  text,
  integers,
  flag: fc.boolean(),
  cluster: fc.oneof(names, some(arn('cluster/demo'), arn('cluster/batch'), arn('task/demo/1'))),
  clusters: fc.array(names, { maxLength: 4 }),
  task: fc.oneof(
    fc.nat({ max: 999 }).map(index => `@task/${index}`),
    fc.nat({ max: 999 }).map(index => `@task-id/${index}`),
    some('0'.repeat(32), 'short', arn('task/demo/short')),
  ),
  definition: fc.oneof(families, some('fuzz:1', 'db-migrate:2', arn('task-definition/fuzz:1'))),
  family: families,
  instance: some('1'.repeat(32), arn('container-instance/batch/1'), 'x'),
  provider: some('FARGATE', 'FARGATE_SPOT', 'batch-asg', 'fuzz-provider', 'aws-x', ''),
  launchType: some('FARGATE', 'EC2', 'EXTERNAL', 'MANAGED_INSTANCES', 'MOON'),
  status: some('RUNNING', 'STOPPED', 'PENDING', 'ACTIVE', 'INACTIVE', 'ALL', 'DRAINING', 'ODD'),
  include: fc.array(some('TAGS', 'STATISTICS', 'SETTINGS', 'ATTACHMENTS', 'ODD'), { maxLength: 3 }),
  tags: fc.array(tag, { maxLength: 4 }),
  keys: fc.array(text, { maxLength: 3 }),
  token: fc.oneof(text, some('', 'MA', 'Zm9vYmFy', 'f/'.padEnd(58, '0') + '/s')),
  resource: some('@task/1', arn('cluster/demo'), arn('task-definition/fuzz:1'), arn('x/y'), 'arn:'),
  expression: some(
    'attribute:ecs.os-type == linux',
    'task:group == x',
    '((',
    'not',
    '',
    'a'.repeat(3000),
  ),
  group: some('/ecs/one-off-shell', 'fuzz', '/ecs/none', '*', ''),
  stream: some('fuzz', 'run/shell/1', 'a:b', ''),
  time: fc.oneof(integers, some(Date.now(), 0, -5)),
  role: some(`arn:aws:iam::${account}:role/ecsTaskExecutionRole`, 'ecsTaskExecutionRole', 'nobody'),
  actions: fc.array(some('ecs:RunTask', 'iam:PassRole', 'x', '*'), { maxLength: 3 }),
  any: fc.jsonValue({ maxDepth: 3 }),
} satisfies Record<string, fc.Arbitrary<unknown>>
