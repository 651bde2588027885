import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'

export type Member = keyof RunTaskCommandInput

interface CliOption {
  name: string
  /** The option that says false. */
  off?: string
  row: number
}

/** The option of `aws ecs run-task` for each member, in the order of the command; lines that stand together share a row. */
const cliOptions = {
  cluster: { name: '--cluster', row: 1 },
  count: { name: '--count', row: 1 },
  taskDefinition: { name: '--task-definition', row: 2 },
  launchType: { name: '--launch-type', row: 3 },
  platformVersion: { name: '--platform-version', row: 3 },
  capacityProviderStrategy: { name: '--capacity-provider-strategy', row: 4 },
  networkConfiguration: { name: '--network-configuration', row: 5 },
  overrides: { name: '--overrides', row: 6 },
  placementConstraints: { name: '--placement-constraints', row: 7 },
  placementStrategy: { name: '--placement-strategy', row: 8 },
  volumeConfigurations: { name: '--volume-configurations', row: 9 },
  group: { name: '--group', row: 10 },
  startedBy: { name: '--started-by', row: 11 },
  referenceId: { name: '--reference-id', row: 12 },
  propagateTags: { name: '--propagate-tags', row: 13 },
  enableECSManagedTags: {
    name: '--enable-ecs-managed-tags',
    off: '--no-enable-ecs-managed-tags',
    row: 14,
  },
  // The command line calls this one otherwise, and does not know --no-enable-execute-command.
  enableExecuteCommand: {
    name: '--enable-execute-command',
    off: '--disable-execute-command',
    row: 15,
  },
  tags: { name: '--tags', row: 16 },
  clientToken: { name: '--client-token', row: 17 },
} satisfies Record<Member, CliOption>

export const cliMembers = Object.keys(cliOptions).filter(
  (name): name is Member => name in cliOptions,
)

/** The option of a member, and of its opposite where it has one. */
export const toCliOption = (member: Member): CliOption => cliOptions[member]
