import { isRecord } from '../../request/read-shape.ts'
import { memberOf, toGiven, toQuoted } from '../json/member-of.ts'
import type { Given } from '../json/member-of.ts'
import type { Opening } from './opened.ts'

/** Resources that start a task. */
const starters: ReadonlySet<unknown> = new Set([
  'AWS::Events::Rule',
  'AWS::Scheduler::Schedule',
  'AWS::Pipes::Pipe',
  'AWS::StepFunctions::StateMachine',
  'AWS::Serverless::StateMachine',
])

/** Resources that say how a task runs and what it is, taken where nothing starts one. */
const others = ['AWS::ECS::Service', 'AWS::ECS::TaskDefinition']

interface Resource {
  name: string
  type: unknown
  properties: Given
}

/** The properties of a CloudFormation resource, alone, in its template, or in an answer with it. */
export function openTemplate(given: Given): Opening {
  const body = memberOf(given, 'templateBody')
  if (body !== undefined) {
    const template = toGiven(body)
    return template
      ? { value: template, unused: [] }
      : { error: 'This template is YAML. Convert it to JSON, and paste that.' }
  }
  const own = toResource('', given)
  if (own) return openResource(own)
  const { Resources: resources } = given
  if (!isRecord(resources)) return undefined
  const found = Object.entries(resources)
    .slice(0, 1000)
    .flatMap(([name, resource]) => toResource(name, resource) ?? [])
  const kinds = [found.filter(isStarter), ...others.map(type => found.filter(isOf(type)))]
  const [first, ...more] = kinds.find(kind => kind.length > 0) ?? []
  if (!first)
    return { error: 'This CloudFormation template has no resource that runs an ECS task.' }
  if (more.length === 0) return openResource(first)
  const names = [first, ...more].slice(0, 10).map(({ name }) => name)
  return {
    error: `This CloudFormation template has several resources with a task: ${names.join(', ')}. Paste one.`,
  }
}

const isOf =
  (wanted: string) =>
  ({ type }: Resource) =>
    type === wanted

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

function openResource({ name, type, properties }: Resource): Opening {
  if (!starters.has(type) && !others.some(known => known === type)) {
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
  // A service need not have a name, by which it is recognised.
  const named = type === 'AWS::ECS::Service' ? { ServiceName: name, ...properties } : properties
  return { value: named, unused: [] }
}
