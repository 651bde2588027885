import type { TaskDefinition } from '@aws-sdk/client-ecs'
import type { Finding } from './facts/preflight-check.ts'
import { isOldPlatform } from './egress/reach-needs.ts'

/** What in a task definition prevents ECS Exec (Developer Guide, "ECS Exec", considerations). */
export const findExecNotes = (
  definition: TaskDefinition,
  platformVersion: string | undefined,
): Finding[] => [
  ...judgePlatform(definition, platformVersion),
  ...judgeFileSystems(definition),
  ...judgeProcesses(definition),
]

/** Fargate 1.4.0 on Linux, 1.0.0 on Windows. */
function judgePlatform(definition: TaskDefinition, version: string | undefined): Finding[] {
  if (!version || !isOldPlatform(definition, version)) return []
  const sentence = `ECS Exec needs platform version 1.4.0 or later, and you chose ${version}.`
  const evidence = [`platformVersion ${version}`]
  return [{ verdict: 'problem', sentence, evidence, path: 'platformVersion' }]
}

/** The agent writes its own files into the container. */
function judgeFileSystems({ containerDefinitions = [] }: TaskDefinition): Finding[] {
  const closed = containerDefinitions.filter(({ readonlyRootFilesystem }) => readonlyRootFilesystem)
  if (closed.length === 0) return []
  const names = closed.map(({ name }) => name)
  return [
    {
      verdict: closed.length === containerDefinitions.length ? 'problem' : 'warning',
      sentence: `ECS Exec can’t be used in ${names.join(', ')}: the root file system is read-only.`,
      evidence: names.map(name => `${name}: readonlyRootFilesystem true`),
      path: 'taskDefinition',
    },
  ]
}

function judgeProcesses({ pidMode, containerDefinitions = [] }: TaskDefinition): Finding[] {
  if (pidMode !== 'task' || containerDefinitions.length < 2) return []
  const sentence = 'ECS Exec can be used in only one container, because they share their processes.'
  return [{ verdict: 'warning', sentence, evidence: ['pidMode task'], path: 'taskDefinition' }]
}
