import { isRecord } from '../../request/read-shape.ts'
import { memberOf, toQuoted } from './member-of.ts'
import type { Given } from './member-of.ts'
import type { Opening } from './opened.ts'

/** Resources that start a task. */
const starters: ReadonlySet<unknown> = new Set([
  'AWS::Events::Rule',
  'AWS::Scheduler::Schedule',
  'AWS::Pipes::Pipe',
  'AWS::StepFunctions::StateMachine',
])

/** Resources that say what a task is, taken where a template has nothing that starts one. */
const definition = 'AWS::ECS::TaskDefinition'

interface Resource {
  name: string
  type: unknown
  properties: Given
}

/** The properties of a CloudFormation resource, alone or in its template. */
export function openTemplate(given: Given): Opening {
  const own = toResource('', given)
  if (own) return openResource(own)
  const { Resources: resources } = given
  if (!isRecord(resources)) return undefined
  const found = Object.entries(resources)
    .slice(0, 1000)
    .flatMap(([name, resource]) => toResource(name, resource) ?? [])
  const starting = found.filter(isStarter)
  const [first, ...others] = starting.length > 0 ? starting : found.filter(isDefinition)
  if (!first)
    return { error: 'This CloudFormation template has no resource that runs an ECS task.' }
  if (others.length === 0) return openResource(first)
  const names = [first, ...others].slice(0, 10).map(({ name }) => name)
  return {
    error: `This CloudFormation template has several resources with a task: ${names.join(', ')}. Paste one.`,
  }
}

const isDefinition = ({ type }: Resource) => type === definition

/** A rule may have targets of another kind, and a schedule may call another API. */
const isStarter = ({ type, properties }: Resource) =>
  starters.has(type) && /ecs/i.test(toText(properties))

const toText = (properties: Given): string => {
  try {
    return JSON.stringify(properties)
  } catch {
    return ''
  }
}

function toResource(name: string, resource: unknown): Resource | undefined {
  if (!isRecord(resource)) return undefined
  const { Type: type, Properties: properties } = resource
  const isOne = typeof type === 'string' && type.startsWith('AWS::') && isRecord(properties)
  return isOne ? { name, type, properties } : undefined
}

function openResource({ type, properties }: Resource): Opening {
  if (!starters.has(type) && type !== definition) {
    return {
      error: `This CloudFormation resource doesn’t run a task. Its type is ${toQuoted(type)}.`,
    }
  }
  const machine = memberOf(properties, 'definition') ?? memberOf(properties, 'definitionString')
  if (isRecord(machine) && Object.keys(machine).some(key => key.startsWith('Fn::'))) {
    return {
      error:
        'This state machine’s definition is put together by CloudFormation. Paste the definition of the deployed one.',
    }
  }
  return { value: properties, unused: [] }
}
