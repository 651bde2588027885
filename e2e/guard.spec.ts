import { globSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { toTaskArn } from '../lib/aws/arn.ts'
import { callAction, readActionIds, toOutcome } from './support/call-action.ts'
import { PEOPLE, signEverybodyIn } from './support/people.ts'
import type { Person } from './support/people.ts'
import { DASHBOARD_URL } from './support/servers.ts'

/** What each of `PEOPLE` gets, in their order: nobody, signed out, viewer, launcher, outsider, operator. */
type Six<T> = [T, T, T, T, T, T]

interface Facts {
  /** A task of cluster `demo` that the operator launched. */
  task: { region: string; accountId: string; cluster: string; taskId: string }
  launchId: string
  values: object
}

interface RouteRow {
  path: (facts: Facts) => string
  /** A JSON body, for a POST. */
  body?: (facts: Facts) => unknown
  method?: 'POST'
  statuses: Six<number>
}

const SIGNED_IN = [401, 401, 200, 200, 200, 200] satisfies Six<number>
const PAGE = [307, 307, 200, 200, 200, 200] satisfies Six<number>
const OWN = [401, 401, 200, 200, 404, 200] satisfies Six<number>
const OWN_PAGE = [307, 307, 200, 200, 404, 200] satisfies Six<number>

const taskPath = ({ task: { region, accountId, cluster, taskId } }: Pick<Facts, 'task'>) =>
  `/tasks/${region}/${accountId}/${cluster}/${taskId}`

/** The task beside one that does not exist. */
function comparePath(facts: Pick<Facts, 'task'>): string {
  const run = taskPath(facts).replace('/tasks/', '')
  return `/compare?a=${run}&b=${run.replace(facts.task.taskId, '0'.repeat(32))}`
}

/** Every page and route of the tree; one that is missing here fails the first test. */
const ROUTES: Record<string, RouteRow[]> = {
  'app/page.tsx': [{ path: () => '/', statuses: [307, 307, 307, 307, 307, 307] }],
  'app/sign-in/page.tsx': [{ path: () => '/sign-in', statuses: [200, 200, 307, 307, 307, 307] }],
  'app/(console)/compare/page.tsx': [
    { path: () => '/compare', statuses: PAGE },
    { path: comparePath, statuses: OWN_PAGE },
  ],
  'app/(console)/families/[family]/page.tsx': [
    { path: () => '/families/db-migrate', statuses: OWN_PAGE },
  ],
  'app/(console)/launch/page.tsx': [{ path: () => '/launch', statuses: PAGE }],
  'app/(console)/launches/[id]/page.tsx': [
    { path: ({ launchId }) => `/launches/${launchId}`, statuses: OWN_PAGE },
  ],
  'app/(console)/tasks/(list)/page.tsx': [{ path: () => '/tasks', statuses: PAGE }],
  'app/(console)/tasks/[region]/[account]/[cluster]/[taskId]/page.tsx': [
    { path: taskPath, statuses: OWN_PAGE },
  ],
  'app/api/auth/[...nextauth]/route.ts': [
    { path: () => '/api/auth/csrf', statuses: [200, 200, 200, 200, 200, 200] },
    { path: () => '/api/auth/signin', statuses: [404, 404, 404, 404, 404, 404] },
  ],
  'app/api/catalog/[resource]/route.ts': [
    { path: () => '/api/catalog/families', statuses: SIGNED_IN },
    { path: () => '/api/catalog/secrets', statuses: [401, 401, 404, 404, 404, 404] },
    { path: () => '/api/catalog/families?region=mars-1', statuses: [401, 401, 400, 400, 400, 400] },
  ],
  'app/api/families/[family]/route.ts': [
    { path: () => '/api/families/db-migrate', statuses: OWN },
    { path: () => '/api/families/db%20migrate', statuses: [401, 401, 404, 404, 404, 404] },
  ],
  'app/api/health/route.ts': [
    { path: () => '/api/health', statuses: [200, 200, 200, 200, 200, 200] },
  ],
  'app/api/launches/route.ts': [{ path: () => '/api/launches', statuses: SIGNED_IN }],
  'app/api/launches/[id]/route.ts': [
    { path: ({ launchId }) => `/api/launches/${launchId}`, statuses: OWN },
  ],
  'app/api/launches/[id]/open/route.ts': [
    { path: ({ launchId }) => `/api/launches/${launchId}/open`, statuses: SIGNED_IN },
  ],
  'app/api/preflight/route.ts': [
    {
      method: 'POST',
      path: () => '/api/preflight',
      body: ({ values }) => ({ region: 'us-east-1', values }),
      statuses: SIGNED_IN,
    },
  ],
  'app/api/family-runs/route.ts': [
    {
      path: () => '/api/family-runs?region=us-east-1&cluster=demo&family=db-migrate',
      statuses: SIGNED_IN,
    },
  ],
  'app/api/tasks/route.ts': [{ path: () => '/api/tasks', statuses: SIGNED_IN }],
  'app/api/tasks/[region]/[account]/[cluster]/[taskId]/route.ts': [
    { path: facts => `/api${taskPath(facts)}`, statuses: OWN },
    { path: facts => `/api${taskPath(facts).replace('-', '%2D')}`, statuses: OWN },
    {
      path: ({ task }) => `/api${taskPath({ task: { ...task, region: 'mars-1' } })}`,
      statuses: [401, 401, 400, 400, 400, 400],
    },
  ],
  'app/api/tasks/[region]/[account]/[cluster]/[taskId]/network/route.ts': [
    { path: facts => `/api${taskPath(facts)}/network`, statuses: OWN },
  ],
  'app/api/tasks/[region]/[account]/[cluster]/[taskId]/relaunch/route.ts': [
    { path: facts => `/api${taskPath(facts)}/relaunch`, statuses: OWN },
  ],
  'app/api/tasks/[region]/[account]/[cluster]/[taskId]/inputs/route.ts': [
    { path: facts => `/api${taskPath(facts)}/inputs`, statuses: OWN },
  ],
  'app/api/tasks/[region]/[account]/[cluster]/[taskId]/logs/route.ts': [
    {
      path: facts => `/api${taskPath(facts)}/logs?container=nobody`,
      statuses: [401, 401, 400, 400, 404, 400],
    },
    {
      path: facts => `/api${taskPath(facts)}/logs?container=nobody&token=f/1`,
      statuses: [401, 401, 400, 400, 400, 400],
    },
  ],
  'app/api/tasks/[region]/[account]/[cluster]/[taskId]/logs/download/route.ts': [
    {
      path: facts => `/api${taskPath(facts)}/logs/download?container=nobody`,
      statuses: [401, 401, 400, 400, 404, 400],
    },
    {
      path: facts => `/api${taskPath(facts)}/logs/download`,
      statuses: [401, 401, 400, 400, 400, 400],
    },
  ],
  'app/api/tasks/[region]/[account]/[cluster]/[taskId]/logs/search/route.ts': [
    {
      path: facts => `/api${taskPath(facts)}/logs/search?container=nobody&text=a`,
      statuses: [401, 401, 400, 400, 404, 400],
    },
  ],
  'app/api/tasks/[region]/[account]/[cluster]/[taskId]/raw/route.ts': [
    { path: facts => `/api${taskPath(facts)}/raw`, statuses: OWN },
  ],
}

interface ActionRow {
  page: string
  argument: (facts: Facts, person: Person) => unknown
  outcomes: Six<string | number>
}

/** Every action of the build; one that is missing here fails the first test. */
const ACTIONS: Record<string, ActionRow> = {
  'app/(console)/actions.ts#changeRegion': {
    page: '/launch',
    argument: () => ({ region: 'us-east-1' }),
    outcomes: ['sentence', 'sentence', 'done', 'done', 'done', 'done'],
  },
  'app/(console)/launch/actions.ts#launch': {
    page: '/launch',
    argument: ({ values }) => ({ launchId: crypto.randomUUID(), region: 'us-east-1', values }),
    outcomes: ['unsent', 'unsent', 'refused', 'launched', 'refused', 'launched'],
  },
  // The launch has its answer, which the operator is told again; nobody else may touch it.
  'app/(console)/launches/actions.ts#giveUp': {
    page: '/tasks',
    argument: ({ launchId }) => ({ launchId }),
    outcomes: ['open', 'open', 'refused', 'refused', 'refused', 'launched'],
  },
  'app/(console)/launches/actions.ts#sendAgain': {
    page: '/tasks',
    argument: ({ launchId }) => ({ launchId, asNew: true, isConfirmed: true }),
    outcomes: ['open', 'open', 'refused', 'refused', 'refused', 'launched'],
  },
  'app/(console)/tasks/actions.ts#changeTags': {
    page: '/tasks',
    argument: ({ task }) => ({ ...task, set: [{ key: 'test', value: '' }], remove: [] }),
    outcomes: ['expired', 'expired', 'forbidden', 'forbidden', 'invalid', 'ok'],
  },
  'app/(console)/tasks/actions.ts#checkTask': {
    page: '/tasks',
    argument: ({ task }) => task,
    outcomes: ['expired', 'expired', 'ok', 'ok', 'rejected', 'ok'],
  },
  'app/(console)/tasks/actions.ts#find': {
    page: '/tasks',
    argument: ({ task }) => ({ reference: task.taskId }),
    outcomes: ['expired', 'expired', 'ok', 'ok', 'rejected', 'ok'],
  },
  'app/(console)/tasks/actions.ts#stopTasks': {
    page: '/tasks',
    argument: ({ task }) => ({ tasks: [toTaskArn(task)], reason: 'test' }),
    outcomes: ['expired', 'expired', 'forbidden', 'stopping', 'invalid', 'stopping'],
  },
  // The last: it ends the sessions.
  'app/(console)/actions.ts#signOutEverywhere': {
    page: '/launch',
    argument: () => ({}),
    outcomes: ['sentence', 'sentence', 'done', 'done', 'done', 'done'],
  },
}

const networkAnswer = z.object({
  value: z.object({ subnets: z.array(z.object({ id: z.string() })) }),
})
const launchedAnswer = z.object({ kind: z.literal('launched'), taskArns: z.array(z.string()) })

let cookies: Record<Person, string>
let facts: Facts

test.beforeAll(async () => {
  cookies = await signEverybodyIn()
  facts = await launchOne(cookies.operator)
})

async function launchOne(cookie: string): Promise<Facts> {
  const network = await fetch(`${DASHBOARD_URL}/api/catalog/network`, { headers: { cookie } })
  const { subnets } = networkAnswer.parse(await network.json()).value
  const values = {
    taskDefinition: 'db-migrate',
    cluster: 'demo',
    compute: { kind: 'launchType', launchType: 'FARGATE' },
    networkConfiguration: {
      awsvpcConfiguration: { subnets: [subnets[0]?.id], securityGroups: [] },
    },
  }
  const launchId = crypto.randomUUID()
  const argument = { launchId, region: 'us-east-1', values, isConfirmed: true }
  const id = readActionIds().get('app/(console)/launch/actions.ts#launch') ?? ''
  const answer = await callAction({ id, page: '/launch', cookie, argument })
  const [arn = ''] = launchedAnswer.parse(answer).taskArns
  const [, , , region = '', accountId = '', , taskId = ''] = arn.split(/[:/]/).toSpliced(5, 1)
  return { task: { region, accountId, cluster: 'demo', taskId }, launchId, values }
}

test('no route and no action is missing in the tables', () => {
  expect(globSync('app/**/{route,page}.{ts,tsx}').sort()).toEqual(Object.keys(ROUTES).sort())
  expect([...readActionIds().keys()].sort()).toEqual(Object.keys(ACTIONS).sort())
})

for (const [file, rows] of Object.entries(ROUTES)) {
  for (const [index, row] of rows.entries()) {
    test(`${file} (${index + 1}) answers each person as the table says`, async () => {
      const statuses: number[] = []
      for (const person of PEOPLE) {
        const answer = await fetch(`${DASHBOARD_URL}${row.path(facts)}`, {
          method: row.method ?? 'GET',
          redirect: 'manual',
          headers: {
            cookie: cookies[person],
            origin: DASHBOARD_URL,
            'content-type': 'application/json',
          },
          body: row.body && JSON.stringify(row.body(facts)),
        })
        statuses.push(answer.status)
        await answer.arrayBuffer()
        expect(answer.headers.get('cache-control')).toMatch(/no-store|private, no-cache/)
      }
      expect(statuses).toEqual(row.statuses)
    })
  }
}

for (const [name, { page, argument, outcomes }] of Object.entries(ACTIONS)) {
  test(`${name} answers each person as the table says`, async () => {
    const id = readActionIds().get(name) ?? ''
    const answers: (string | number)[] = []
    for (const person of PEOPLE) {
      const call = { id, page, cookie: cookies[person], argument: argument(facts, person) }
      answers.push(toOutcome(await callAction(call)))
    }
    expect(answers).toEqual(outcomes)
  })
}
