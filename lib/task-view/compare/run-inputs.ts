import type {
  ContainerDefinition,
  ContainerOverride,
  RunTaskCommandInput,
} from '@aws-sdk/client-ecs'
import { maskSecrets } from '../../secrets/mask-secrets.ts'
import { mask } from '../../secrets/spans.ts'
import type { TrackedTask } from '../tracked-task.ts'
import { toDocumentFacts } from './document-facts.ts'
import type { DocumentFact } from './document-facts.ts'

/**
 * `GET /api/tasks/{region}/{account}/{cluster}/{taskId}/inputs`: what a run was launched with, beyond
 * what its page shows. What looks secret is masked.
 */
export interface RunInputs {
  /** Of the overrides and, where it is known, of the task definition. */
  variables: VariableInput[]
  /** Undefined where the task definition could not be read. */
  definition?: DocumentFact[]
  /** What RunTask was asked for. Undefined for a task that was not launched here. */
  request?: RequestInputs
}

export interface VariableInput {
  container: string
  name: string
  /** Undefined where it is hidden. Of a secret, the ARN or the name that the definition gives. */
  value?: string
  source: 'override' | 'definition' | 'secret'
}

export interface RequestInputs {
  subnets: string[]
  securityGroups: string[]
  /** `ENABLED` or `DISABLED`. */
  assignPublicIp?: string
  /** The other members, such as placement constraints and volumes. */
  others: DocumentFact[]
}

/** @param request what RunTask was asked for, where it was launched here */
export function toRunInputs(
  { task, definition }: Pick<TrackedTask, 'task' | 'definition'>,
  request?: RunTaskCommandInput,
): RunInputs {
  const overrides = task.overrides?.containerOverrides ?? []
  const defined = definition?.containerDefinitions ?? []
  const names = [...defined, ...overrides].flatMap(({ name }) => name ?? [])
  return {
    variables: [...new Set(names)].flatMap(name =>
      toVariables(
        name,
        overrides.find(override => override.name === name),
        defined.find(container => container.name === name),
      ),
    ),
    definition: definition && toDocumentFacts(definition, DESCRIBED_ONLY),
    request: request && toRequestInputs(maskSecrets(request)),
  }
}

/** What ECS adds to a definition when it is registered, and what says which one it is. */
const DESCRIBED_ONLY = [
  'taskDefinitionArn',
  'family',
  'revision',
  'status',
  'requiresAttributes',
  'compatibilities',
  'registeredAt',
  'registeredBy',
  'deregisteredAt',
  'deleteRequestedAt',
  'tags',
]

/** An override wins over the definition's variable, and a variable over a secret of that name. */
function toVariables(
  container: string,
  override: ContainerOverride | undefined,
  defined: ContainerDefinition | undefined,
): VariableInput[] {
  const variables = new Map<string, VariableInput>()
  for (const { name = '', valueFrom } of defined?.secrets ?? []) {
    variables.set(name, { container, name, value: valueFrom, source: 'secret' })
  }
  for (const { name = '', value } of defined?.environment ?? []) {
    variables.set(name, { container, name, value: toShown(value), source: 'definition' })
  }
  for (const { name = '', value } of override?.environment ?? []) {
    variables.set(name, { container, name, value: toShown(value), source: 'override' })
  }
  return [...variables.values()]
}

/** A value that can't be decrypted any more is null. */
const toShown = (value: string | null | undefined): string | undefined =>
  value === mask || value === null ? undefined : value

/** What the task's own page shows, and what is a launch's own. */
const SHOWN_ALREADY = [
  'cluster',
  'taskDefinition',
  'overrides',
  'networkConfiguration',
  'clientToken',
  'count',
  'startedBy',
  'group',
  'tags',
  'launchType',
  'platformVersion',
  'enableExecuteCommand',
]

function toRequestInputs(request: RunTaskCommandInput): RequestInputs {
  const { subnets, securityGroups, assignPublicIp } =
    request.networkConfiguration?.awsvpcConfiguration ?? {}
  return {
    subnets: [...(subnets ?? [])].sort(),
    securityGroups: [...(securityGroups ?? [])].sort(),
    assignPublicIp,
    others: toDocumentFacts(request, SHOWN_ALREADY),
  }
}
