import { describe, expect, it } from 'vitest'
import type { DefinitionChoice } from '@/lib/catalog/choices'
import { launchFormSchema } from '@/lib/run-task/form/launch-form-schema'
import { toWhatRuns } from './what-runs'

const container = (name: string, command?: string[], essential = true) => ({
  name,
  image: 'example/app:1',
  essential,
  command,
  isCommandMasked: false,
  environment: [],
  environmentFiles: [],
  secrets: [],
  resourceRequirements: [],
})

const definitionOf = (...containers: DefinitionChoice['containers']): DefinitionChoice => ({
  arn: '',
  family: 'db-migrate',
  revision: 14,
  status: 'ACTIVE',
  compatibilities: [],
  requiresCompatibilities: [],
  placementConstraints: [],
  volumes: [],
  inferenceAccelerators: [],
  containers,
})

function launchOf(...commands: [name: string, command: string[]][]) {
  const containerOverrides = commands.map(([name, command]) => ({ name, command }))
  return launchFormSchema.parse({ taskDefinition: 'db-migrate', overrides: { containerOverrides } })
}

const told = (...given: Parameters<typeof toWhatRuns>) =>
  toWhatRuns(...given).map(({ label, value }) => [label, value])

describe('what a launch runs', () => {
  it('is the revision that the name means, and the command over the definition’s', () => {
    const definition = definitionOf(container('app', ['migrate', '--latest']))
    expect(told(launchOf(['app', ['migrate', '--to', '4 2']]), definition)).toEqual([
      ['Task definition', 'db-migrate:14'],
      ['Command', "migrate --to '4 2'"],
    ])
    expect(told(launchOf(), definition)).toContainEqual(['Command', 'migrate --latest'])
  })

  it('names the container where there are several, and leaves out those that are not essential', () => {
    const definition = definitionOf(
      container('app', ['run']),
      container('log-router', ['route'], false),
    )
    expect(told(launchOf(), definition)).toEqual([
      ['Task definition', 'db-migrate:14'],
      ['Command of app', 'run'],
    ])
    expect(told(launchOf(['log-router', ['once']]), definition)).toContainEqual([
      'Command of log-router',
      'once',
    ])
  })

  it('says where the image decides, and nothing where nobody knows', () => {
    expect(told(launchOf(), definitionOf(container('app')))).toContainEqual([
      'Command',
      'The image’s own',
    ])
    expect(told(launchOf(), undefined)).toEqual([['Task definition', 'db-migrate']])
  })

  it('masks what looks secret', () => {
    const launch = launchOf(['app', ['run', '--password=hush']])
    expect(JSON.stringify(told(launch, undefined))).not.toContain('hush')
  })
})
