import type { TaskDefinition } from '@aws-sdk/client-ecs'
import type { Finding } from './facts/preflight-check.ts'
import { isOldPlatform } from './egress/reach-needs.ts'

/** What of a definition stands in the way of ECS Exec (Developer Guide, "ECS Exec", considerations). */
export function findExecNotes(
  definition: TaskDefinition,
  platformVersion: string | undefined,
): Finding[] {
  return [
    ...judgePlatform(definition, platformVersion),
    ...judgeFileSystems(definition),
    ...judgeProcesses(definition),
  ]
}

/** Fargate 1.4.0 on Linux, 1.0.0 on Windows. */
function judgePlatform(definition: TaskDefinition, version: string | undefined): Finding[] {
  if (!version || !isOldPlatform(definition, version)) return []
  const sentence = `ECS Exec needs platform version 1.4.0 or later, and ${version} is chosen.`
  return [
    {
      verdict: 'problem',
      sentence,
      evidence: [`platformVersion ${version}`],
      path: 'platformVersion',
    },
  ]
}

/** The agent writes its own files into the container. */
function judgeFileSystems({ containerDefinitions = [] }: TaskDefinition): Finding[] {
  const closed = containerDefinitions.filter(it => it.readonlyRootFilesystem)
  if (closed.length === 0) return []
  const names = closed.map(it => it.name).join(', ')
  return [
    {
      verdict: closed.length === containerDefinitions.length ? 'problem' : 'warning',
      sentence: `ECS Exec cannot enter ${names}: the root file system is read-only.`,
      evidence: closed.map(it => `${it.name}: readonlyRootFilesystem true`),
      path: 'taskDefinition',
    },
  ]
}

function judgeProcesses({ pidMode, containerDefinitions = [] }: TaskDefinition): Finding[] {
  if (pidMode !== 'task' || containerDefinitions.length < 2) return []
  const sentence = 'Containers share their processes, so ECS Exec can enter only one of them.'
  return [{ verdict: 'warning', sentence, evidence: ['pidMode task'], path: 'taskDefinition' }]
}
