import type { TaskAddress } from '../../aws/arn.ts'
import { quoteWord } from '../../run-task/command/quote-words.ts'
import { isStopped } from '../status-view.ts'
import type { Freshness } from '../tracked-task.ts'
import type { ContainerView } from './container-view.ts'

/** A command of the AWS CLI about this task, ready for a POSIX shell. */
export interface TaskCommand {
  /** What it does: `Open a shell in app`. */
  title: string
  command: string
}

export interface TaskCommands {
  commands: TaskCommand[]
  /** Why no shell can be opened, where that is so. */
  notes: string[]
}

interface Commanded {
  address: TaskAddress
  lastStatus: string
  freshness: Pick<Freshness, 'kind'>
  enableExecuteCommand: boolean
  containers: ContainerView[]
  placement: { platform?: string }
  times: { createdAt?: string }
}

export function toTaskCommands(task: Commanded): TaskCommands {
  const unopened = explainUnopened(task)
  const shells = unopened ? [] : task.containers.map(container => toShell(task, container))
  const isKnown = task.freshness.kind !== 'forgotten'
  return {
    commands: [
      ...(isKnown ? [toDescribe(task.address)] : []),
      ...shells.flatMap(shell => shell.command ?? []),
      ...task.containers.flatMap(container => toTail(task, container) ?? []),
    ].filter(({ command }) => isPlain(command)),
    notes: unopened ? [unopened] : shells.flatMap(({ note }) => note ?? []),
  }
}

/** Why no shell opens in any container. */
function explainUnopened(task: Commanded): string | undefined {
  if (task.freshness.kind === 'forgotten') {
    return 'ECS no longer knows this task, so the AWS CLI can’t describe it or open a shell in it.'
  }
  if (isStopped(task.lastStatus))
    return 'The task has stopped, so ECS Exec can’t open a shell in it.'
  if (!task.enableExecuteCommand) {
    return 'ECS Exec is off for this task. To open a shell, turn it on when you launch.'
  }
  return undefined
}

function toDescribe({ region, cluster, taskId }: TaskAddress): TaskCommand {
  const line = ['aws ecs describe-tasks', ...toOptions({ region, cluster, tasks: taskId })]
  return { title: 'Describe this task', command: [...line, '--include TAGS'].join(' ') }
}

interface Shell {
  command?: TaskCommand
  note?: string
}

/** A shell opens where the agent of ECS Exec runs (Developer Guide, "Monitor containers with ECS Exec"). */
function toShell(task: Commanded, { name, agents }: ContainerView): Shell {
  const agent = agents.find(found => found.name === 'ExecuteCommandAgent')
  if (!agent) return {}
  if (agent.status !== 'RUNNING') {
    const why = agent.reason ? `: ${agent.reason}` : '.'
    const state = agent.status === 'PENDING' ? 'hasn’t started' : 'isn’t running'
    return { note: `The ECS Exec agent in ${name} ${state}${why}` }
  }
  const { region, cluster, taskId } = task.address
  const isWindows = /^windows/i.test(task.placement.platform ?? '')
  const options = { region, cluster, task: taskId, container: name }
  const line = ['aws ecs execute-command', ...toOptions(options), '--interactive']
  const command = [...line, `--command ${isWindows ? 'cmd.exe' : '/bin/sh'}`].join(' ')
  return { command: { title: `Open a shell in ${name}`, command } }
}

/** Without a start the command shows the last ten minutes only. */
function toTail(task: Commanded, { name, log }: ContainerView): TaskCommand | undefined {
  if (log?.kind !== 'stream') return undefined
  // The command line has no other way to give a name that begins like an option.
  if (log.group.startsWith('-')) return undefined
  const { region = task.address.region, group, stream } = log
  const options = {
    'log-stream-names': stream,
    since: task.times.createdAt,
    region,
  }
  const line = ['aws logs tail', quoteWord(group), ...toOptions(options)]
  if (isStopped(task.lastStatus) || task.freshness.kind === 'forgotten') {
    return { title: `Print the log of ${name}`, command: line.join(' ') }
  }
  return { title: `Follow the log of ${name}`, command: [...line, '--follow'].join(' ') }
}

/** A value that begins with a hyphen would be read as an option. */
const toOptions = (options: Record<string, string | undefined>): string[] =>
  Object.entries(options).flatMap(([name, value]) => {
    if (value === undefined) return []
    return value.startsWith('-') ? `--${name}=${quoteWord(value)}` : `--${name} ${quoteWord(value)}`
  })

/**
 * What a terminal would act on is not offered, nor what the command line opens: a file, and a page
 * in its version 1.
 */
const isPlain = (command: string): boolean =>
  !/\p{C}|[ =]['"]?(?:fileb?|https?):\/\//u.test(command)
