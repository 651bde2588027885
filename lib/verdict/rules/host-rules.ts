import type { StopRule } from './stop-rule.ts'

const start = { category: 'CannotStartContainerError' } as const

/** The host’s own container daemon and clock, whatever the agent asked them for. */
export const hostRules: readonly StopRule[] = [
  {
    ...start,
    id: 'daemon-version',
    when: [
      /client (version|is newer)|server api version|client api version|api version .{0,60}(too|newer|older|minimum)/i,
    ],
    title: 'The agent and the container daemon have different versions',
    cause:
      'The ECS agent and Docker on the instance don’t support a common version of Docker’s API.',
    remedy:
      'Update the ECS agent and Docker on the instance, or replace it by one of a current AMI.',
    guide: 'agent',
  },
  {
    ...start,
    id: 'daemon-down',
    isEndLost: true,
    when: [
      /cannot connect to the docker daemon|docker client must be run|error during connect|is the docker daemon running|docker daemon .{0,40}(not running|unavailable|down)|docker\.sock|containerd\.sock|(\bdockerd|docker daemon|\bcontainerd\b).{0,60}(connection refused|transport is closing|unavailable)/i,
    ],
    title: 'The container daemon did not respond',
    cause: 'Docker or containerd on the host is down or restarting.',
    remedy: 'Launch again. On EC2, check the daemon on the instance, or replace the instance.',
    guide: 'agent',
  },
  {
    id: 'clock',
    category: 'ResourceInitializationError',
    when: [
      /signature (has )?expired|signature not yet current|invalid ?signature|clock (skew|is)/i,
    ],
    title: 'The host’s clock is wrong',
    cause: 'AWS refused a signed call, because its time was too far from AWS’s own.',
    remedy: 'Launch again. On EC2, set the instance’s clock (Amazon Time Sync Service).',
    guide: 'stoppedTask',
  },
]
