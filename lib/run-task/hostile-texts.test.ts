import { describe, it } from 'vitest'
import { expectNoFreeze } from '../testing/expect-no-freeze.ts'
import { splitCommandLine } from './command/shell-words.ts'
import { findShellNeed } from './command/find-shell-need.ts'
import { findWordList } from './command/find-word-list.ts'
import { quoteWords } from './command/quote-words.ts'
import { readShorthand } from './import/cli-shorthand.ts'
import { parseDotEnv } from './import/dot-env.ts'
import { readDraftFragment } from './share/draft-fragment.ts'
import { parseFormInput } from './share/read-form-input.ts'
import { fromDraftText } from './share/draft-text.ts'
import { toCpuUnits, toMemoryMiB } from './form/fargate-sizes.ts'
import { findJsonError } from './import/syntax/find-json-error.ts'
import { findProblems } from './rules/find-problems.ts'
import { fromDescribedTask } from './from-described-task.ts'
import { importLaunch } from './import-launch.ts'
import { launchSchema } from './schema.ts'
import type { LaunchInput } from './form/launch-form-schema.ts'
import { readCliCommand } from './import/read-cli-command.ts'
import { readJson } from './import/syntax/read-json.ts'
import { readForm } from './form/read-form.ts'
import { readShellWords } from './command/shell-words.ts'
import { isOwnStartedBy } from './form/started-by.ts'
import { splitTaskDefinition } from '../aws/arn.ts'
import { toCliCommand } from './to-cli-command.ts'

const region = 'us-east-1'
const run = 'aws ecs run-task --task-definition job '

/** The text in every place of a form that takes one. */
const toForm = (text: string): LaunchInput => ({
  taskDefinition: text,
  cluster: text,
  group: text,
  startedBy: text,
  referenceId: text,
  tags: [{ key: text, value: text }],
  compute: { kind: 'strategy', capacityProviderStrategy: [{ capacityProvider: text }] },
  platformVersion: text,
  placementConstraints: [{ type: 'memberOf', expression: text }],
  placementStrategy: [{ type: 'spread', field: text }],
  networkConfiguration: {
    awsvpcConfiguration: { subnets: [text], securityGroups: [text], assignPublicIp: 'DISABLED' },
  },
  overrides: {
    cpu: text,
    memory: text,
    taskRoleArn: text,
    executionRoleArn: text,
    containerOverrides: [
      {
        name: text,
        command: { shell: text },
        environment: [{ name: text, value: text }],
        environmentFiles: [{ type: 's3', value: text }],
        resourceRequirements: [{ type: 'GPU', value: text }],
      },
    ],
  },
})

describe('long hostile texts', () => {
  it.each<[string, (text: string) => unknown, { before?: string; after?: string }?]>([
    ['a paste', importLaunch],
    ['a paste of JSON', importLaunch, { before: '{"taskDefinition":"', after: '"}' }],
    ['a paste of JSON lists', importLaunch, { before: '[' }],
    ['a printout of Python', importLaunch, { before: `{'taskDefinition': '`, after: `'}` }],
    ['values of a printout of Python', importLaunch, { before: `{'taskDefinition': None, 'a': ` }],
    ['a message in a message', importLaunch, { before: '{"Cause":"', after: '"}' }],
    ['a command', importLaunch, { before: run }],
    ['a command for PowerShell', importLaunch, { before: run.replace('--', '`\n --') }],
    ['a command for cmd', importLaunch, { before: run.replace('--', '^\n --') }],
    ['an option', importLaunch, { before: `${run}--tags ` }],
    ['a quoted option', importLaunch, { before: `${run}--overrides '{"a":"`, after: "'" }],
    ['a variable before a command', readCliCommand, { before: 'export A=$(', after: run }],
    ['words', readShellWords],
    ['words in quotes', readShellWords, { before: 'a "' }],
    ['shorthand', readShorthand],
    ['shorthand after a key', readShorthand, { before: 'key=', after: ',a=b' }],
    ['shorthand in quotes', readShorthand, { before: 'key="' }],
    ['JSON that is none', findJsonError, { before: '{"a":"' }],
    ['JSON that is explained', readJson, { before: '{"a":' }],
    ['JSON with long text', readJson, { before: '{"a":"', after: '"}' }],
    ['a line of a command', splitCommandLine],
    ['words of a command', text => [quoteWords([text]), findShellNeed([text])]],
    ['a list of words', findWordList, { before: '["a', after: '"]' }],
    ['a .env file', parseDotEnv],
    ['a value of a .env file', parseDotEnv, { before: 'A=' }],
    ['a PEM of a .env file', parseDotEnv, { before: 'A=-----BEGIN X-----\n' }],
    ['PEMs of a .env file', text => parseDotEnv(text.replaceAll('A', 'A=-----BEGIN X-----\n'))],
    ['a quoted value of a .env file', parseDotEnv, { before: 'A="' }],
    ['a link', text => [readDraftFragment(text), fromDraftText(text)]],
    ['a draft', parseFormInput, { before: '{"taskDefinition":"', after: '"}' }],
    ['a size', text => [toCpuUnits(text), toMemoryMiB(text)]],
    ['a name', text => [isOwnStartedBy(text), splitTaskDefinition(text)]],
    ['a described task', text => fromDescribedTask({ taskDefinitionArn: text, startedBy: text })],
    ['a request', text => toCliCommand({ taskDefinition: text, group: text }, { region })],
    ['a form', text => [launchSchema.safeParse(toForm(text)), readForm(toForm(text))]],
    ['a form that is judged', text => findProblems(toForm(text), {})],
  ])(
    'do not freeze what reads %s',
    (_what, read, around) => {
      expectNoFreeze(read, around)
    },
    120_000,
  )
})
