import { nameOfArn } from '@/lib/aws/arn'
import type { DefinitionChoice } from '@/lib/catalog/choices'
import { quoteWords } from '@/lib/run-task/command/quote-words'
import type { LaunchValues } from '@/lib/run-task/schema'
import { maskWords } from '@/lib/secrets/secret-words'
import type { Fact } from '../../ui/fact-list'

/**
 * What a launch runs: the revision, and the commands that it overrides, or else the definition's.
 * What looks secret is masked.
 *
 * @param definition absent where it could not be read
 */
export function toWhatRuns(launch: LaunchValues, definition: DefinitionChoice | undefined): Fact[] {
  const revision = definition
    ? `${definition.family}:${definition.revision}`
    : nameOfArn(launch.taskDefinition)
  return [{ label: 'Task definition', value: revision }, ...toCommands(launch, definition)]
}

interface Command {
  container: string
  words: readonly string[]
}

function toCommands(launch: LaunchValues, definition: DefinitionChoice | undefined): Fact[] {
  const overridden = launch.overrides.containerOverrides.flatMap((row): Command[] => {
    const words = row.command ?? row.keptCommand?.masked
    return words ? [{ container: row.name, words }] : []
  })
  const own = (definition?.containers ?? []).flatMap(({ name, essential, command }): Command[] =>
    essential && command?.length ? [{ container: name, words: command }] : [],
  )
  const commands = overridden.length > 0 ? overridden : own
  if (commands.length === 0) {
    // Without a definition nobody knows what it would run.
    return definition ? [{ label: 'Command', value: 'The image’s own' }] : []
  }
  const isOnly = (definition?.containers.length ?? 0) === 1
  return commands.map(({ container, words }) => ({
    label: isOnly ? 'Command' : `Command of ${container}`,
    value: quoteWords(maskWords(words)),
    isMono: true,
  }))
}
