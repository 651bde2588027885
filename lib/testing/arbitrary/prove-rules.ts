import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fromRunTaskInput } from '../../run-task/from-run-task-input.ts'
import type { Coded, ProblemCode } from '../../run-task/problems/problem-texts.ts'
import type { Problem } from '../../run-task/problems/problem.ts'
import { launchSchema } from '../../run-task/schema.ts'
import { toRunTaskInput } from '../../run-task/to-run-task-input.ts'
import { startAccountUnderTest } from '../account-under-test.ts'
import type { AccountUnderTest } from '../account-under-test.ts'

type Asked = (account: AccountUnderTest) => RunTaskCommandInput

/** What the form says of a request, and where. */
interface Said {
  rule: string
  /** The field that the form names. */
  path: string
  code: ProblemCode
  /** Absent where they are not the same in every run. */
  params?: Coded['params']
}

/** A rule of RunTask: a request that ECS refuses, beside its twin that it takes. */
export interface Rule extends Said {
  refused: Asked
  accepted: Asked
}

/** A request that ECS takes and an operator may not mean. */
export interface Warning extends Said {
  warned: Asked
  /** Its twin of which nothing is said there. */
  quiet: Asked
}

/** A request that ECS refuses today, of which the form cannot be sure. */
export interface Doubt extends Said {
  doubted: Asked
  /** Its twin of which nothing is said there. */
  quiet: Asked
}

type Prepare = (account: AccountUnderTest) => Promise<void>

/** Asks the form and the embedded AWS of each, and holds them to the same answer. */
export function proveRules(rules: Rule[], prepare?: Prepare) {
  const account = useAccount(prepare)
  it.each(rules)('$rule', async ({ refused, accepted, ...said }) => {
    const wrong = await account().judge(refused(account()))
    expectSaid(wrong, 'error', said)
    expect(await account().send(refused(account()))).toMatch(/Exception: ./)
    await expectTaken(account(), accepted(account()))
  })
}

/** Asks both of each warning: the form says it and blocks nothing, and ECS takes the request. */
export function proveWarnings(warnings: Warning[]) {
  const account = useAccount()
  it.each(warnings)('$rule', async ({ warned, quiet, ...said }) => {
    expectSaid(await account().judge(warned(account())), 'warning', said)
    await expectTaken(account(), warned(account()))
    await expectQuiet(account(), quiet(account()), said.path)
  })
}

/** Asks both of each doubt: the form says it and blocks nothing, and ECS refuses the request. */
export function proveDoubts(doubts: Doubt[]) {
  const account = useAccount()
  it.each(doubts)('$rule', async ({ doubted, quiet, ...said }) => {
    const problems = await account().judge(doubted(account()))
    expectSaid(problems, 'warning', said)
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(await account().send(doubted(account()))).toMatch(/Exception: ./)
    await expectQuiet(account(), quiet(account()), said.path)
  })
}

function useAccount(prepare?: Prepare): () => AccountUnderTest {
  let account: AccountUnderTest
  beforeAll(async () => {
    account = await startAccountUnderTest()
    await prepare?.(account)
  })
  afterAll(() => account.close())
  return () => account
}

/** What the form says is said at the field, and with this code. */
function expectSaid(
  problems: Problem[],
  severity: Problem['severity'],
  { path, code, params }: Said,
) {
  const said = problems.find(problem => problem.path === path && problem.severity === severity)
  expect(said ?? problems).toMatchObject({ path, severity, code, ...(params && { params }) })
}

/** No error in the form, and the request that the form makes of it is taken: perhaps unplaced. */
async function expectTaken(account: AccountUnderTest, request: RunTaskCommandInput) {
  const problems = await account.judge(request)
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
  const launch = launchSchema.parse(fromRunTaskInput(request).values)
  expect(await account.send(toRunTaskInput(launch))).toBeUndefined()
}

/** Nothing is said of the field, and the request is taken. */
async function expectQuiet(account: AccountUnderTest, request: RunTaskCommandInput, path: string) {
  const problems = await account.judge(request)
  expect(problems.filter(problem => problem.path === path)).toEqual([])
  await expectTaken(account, request)
}

/** A launch of `fargate-app` that ECS takes. */
export const onFargate =
  (change: Partial<RunTaskCommandInput> = {}) =>
  ({ subnets }: AccountUnderTest): RunTaskCommandInput => ({
    taskDefinition: 'fargate-app',
    cluster: 'demo',
    launchType: 'FARGATE',
    networkConfiguration: {
      awsvpcConfiguration: { subnets: [subnets['default-1'] ?? ''] },
    },
    ...change,
  })

/** A launch of `bridge-app` on the instances of `batch`. */
export const onInstances =
  (change: Partial<RunTaskCommandInput> = {}) =>
  (): RunTaskCommandInput => ({
    taskDefinition: 'bridge-app',
    cluster: 'batch',
    launchType: 'EC2',
    ...change,
  })
