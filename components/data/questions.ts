import type { CatalogAnswers } from '@/lib/catalog/choices'
import type { TaskAddress } from '@/lib/aws/arn'
import type { OpenLaunchesAnswer } from '@/lib/launching/open-launch-view'
import type { PreflightAnswer } from '@/lib/preflight/facts/preflight-check'
import type { LaunchValues } from '@/lib/run-task/schema'
import type { RunInputs } from '@/lib/task-view/compare/run-inputs'
import type { FamilyAnswer } from '@/lib/task-view/family/family-answer'
import type { FamilyRuns } from '@/lib/task-view/family/family-runs'
import type { LaunchAnswer } from '@/lib/task-view/launch/launch-answer'
import type { NetworkAnswer } from '@/lib/task-view/task/network-answer'
import type { RawAnswer, TaskAnswer } from '@/lib/task-view/task/task-answer'
import type { TasksAnswer } from '@/lib/task-view/list/tasks-answer'
import { applyTasksChanges, isTasksChanges } from '@/lib/task-view/list/task-changes'
import type { TasksChanges } from '@/lib/task-view/list/task-changes'
import { writeTasksQuestion } from '@/lib/task-view/list/tasks-question'
import type { TasksQuestion } from '@/lib/task-view/list/tasks-question'
import type { RelaunchAnswer } from '@/lib/tracking/relaunch/answer-relaunch.server'
import type { Question } from './ask-server'

/** A question with the key under which React Query keeps its answer. */
export interface KeptQuestion<T> extends Question<T> {
  key: readonly string[]
  /** The question of a page that has an answer, and is told what changed since. */
  since?: (before: T) => Question<T>
}

/** Safe: both ends are one build, and the route handler of each URL answers with this type. */
export const asSent = <T>(value: unknown): T => value as T

/** The URL `/api/...` with this path and query. Undefined members are left out. */
export function toUrl(segments: string[], query: Record<string, string | undefined> = {}): string {
  const path = segments.map(encodeURIComponent).join('/')
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  )
  return `/api/${path}${given.length > 0 ? `?${new URLSearchParams(given).toString()}` : ''}`
}

export const toTaskPath = ({ region, accountId, cluster, taskId }: TaskAddress): string[] => [
  'tasks',
  region,
  accountId,
  cluster,
  taskId,
]

export function askTasks(question: TasksQuestion): KeptQuestion<TasksAnswer> {
  const query = writeTasksQuestion(question)
  const toTasksUrl = (from: string) => {
    const parts = [query, from].filter(Boolean).join('&')
    return parts ? `${toUrl(['tasks'])}?${parts}` : toUrl(['tasks'])
  }
  return {
    key: ['tasks', query],
    url: toTasksUrl(''),
    read: asSent,
    since: before => ({
      url: toTasksUrl(before.version ? `from=${before.version}` : ''),
      read: value => {
        const sent = asSent<TasksAnswer | TasksChanges>(value)
        return isTasksChanges(sent) ? applyTasksChanges(before, sent) : sent
      },
    }),
  }
}

export const askTask = (address: TaskAddress): KeptQuestion<TaskAnswer> => ({
  key: ['task', ...toTaskPath(address)],
  url: toUrl(toTaskPath(address)),
  read: asSent,
})

/** The task as ECS described it last; `version` counts its changes. */
export const askRawTask = (
  address: TaskAddress,
  version: number | undefined,
): KeptQuestion<RawAnswer> => ({
  key: ['raw-task', ...toTaskPath(address), String(version)],
  url: toUrl([...toTaskPath(address), 'raw']),
  read: asSent,
})

export const askTaskNetwork = (address: TaskAddress): KeptQuestion<NetworkAnswer> => ({
  key: ['task-network', ...toTaskPath(address)],
  url: toUrl([...toTaskPath(address), 'network']),
  read: asSent,
})

/** How a task was launched, for launching it again. */
export const askRelaunch = (address: TaskAddress): KeptQuestion<RelaunchAnswer> => ({
  key: ['relaunch', ...toTaskPath(address)],
  url: toUrl([...toTaskPath(address), 'relaunch']),
  read: asSent,
})

/** What a run was launched with, for comparing it. */
export const askRunInputs = (address: TaskAddress): KeptQuestion<RunInputs> => ({
  key: ['run-inputs', ...toTaskPath(address)],
  url: toUrl([...toTaskPath(address), 'inputs']),
  read: asSent,
})

export const askLaunch = (launchId: string): KeptQuestion<LaunchAnswer> => ({
  key: ['launch', launchId],
  url: toUrl(['launches', launchId]),
  read: asSent,
})

/** The launches without an answer, or this one alone. */
export const askOpenLaunches = (launchId?: string): KeptQuestion<OpenLaunchesAnswer> => ({
  key: ['open-launches', launchId ?? ''],
  url: toUrl(launchId === undefined ? ['launches'] : ['launches', launchId, 'open']),
  read: asSent,
})

export const askCatalog = <Resource extends keyof CatalogAnswers>(
  resource: Resource,
  query: Record<string, string>,
): KeptQuestion<CatalogAnswers[Resource]> => ({
  key: ['catalog', resource, JSON.stringify(query)],
  url: toUrl(['catalog', resource], query),
  read: asSent,
})

export const askFamilyRuns = (query: {
  region: string
  cluster: string
  family: string
}): KeptQuestion<FamilyRuns> => ({
  key: ['family-runs', query.region, query.cluster, query.family],
  url: toUrl(['family-runs'], query),
  read: asSent,
})

export const askFamily = (family: string): KeptQuestion<FamilyAnswer> => ({
  key: ['family', family],
  url: toUrl(['families', family]),
  read: asSent,
})

export const toPreflightKey = (region: string): readonly string[] => ['preflight', region]

export const askPreflight = (region: string, values: LaunchValues): Question<PreflightAnswer> => ({
  url: toUrl(['preflight']),
  body: { region, values },
  read: asSent,
})
