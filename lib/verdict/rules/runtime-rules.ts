import type { StopRule } from './stop-rule.ts'

/** What happened to containers as they started, ran and stopped. Source: stopped-task-error-codes. */
export const runtimeRules: readonly StopRule[] = [
  {
    id: 'oom',
    category: 'OutOfMemoryError',
    when: [
      /out ?of ?memory|oom[- _]?kill|\boomkilled\b|killed due to (high )?memory|memory (limit )?exceeded|exceeded .{0,20}memory/i,
    ],
    title: '{container} ran out of memory',
    cause: 'A process exceeded the memory limit of the container or the task and was killed.',
    remedy: 'Raise the memory, lower the program’s heap limit, or look for a memory leak.',
    guide: 'outOfMemory',
  },
  {
    id: 'pull-timeout',
    category: 'ContainerRuntimeTimeoutError',
    when: [/could not tran\w+ to pulled|timed? ?out .{0,30}pull/i],
    title: 'The image could not be pulled in time',
    cause:
      'The pull took longer than the agent waits. The image may be large, or the network slow.',
    remedy: 'Launch again. If it happens again, make the image smaller, or check the network path.',
    guide: 'runtimeTimeout',
  },
  {
    id: 'runtime-timeout',
    isEndLost: true,
    category: 'ContainerRuntimeTimeoutError',
    when: [
      /(docker|runtime) ?time ?out ?error|could not tran\w+ to \w+[;:,]? ?timed out|start ?timeout|timed out .{0,40}(starting|creating|stopping|to (start|create|stop)) .{0,20}container/i,
    ],
    title: 'The container runtime timed out',
    cause:
      'Docker or containerd did not bring the container to its next state in time. The host may be busy, or its disk stuck.',
    remedy: 'Launch again. On EC2, check the host’s load and ECS_CONTAINER_START_TIMEOUT.',
    guide: 'runtimeTimeout',
  },
  {
    id: 'dependency',
    category: 'TaskDependencyError',
    when: [
      /task ?dependency ?error|depend(s|ency|encies|ent|ed)\b.{0,120}(cannot be resolved|not resolved|did not|failed|not met|never|exited|unhealthy|timed out)|(failed|unable|not able|cannot).{0,40}depend|depend(s)? ?on/i,
    ],
    title: 'A container dependency was not met',
    cause: 'A dependsOn condition (START, HEALTHY, SUCCESS or COMPLETE) can no longer be met.',
    remedy: 'Check the container that it depends on, and that container’s startTimeout.',
    guide: 'definition',
  },
  {
    id: 'container-vanished',
    isEndLost: true,
    category: 'ContainerRuntimeError',
    when: [
      /no such container|container ?vanished|container .{0,80}(not found|disappeared|does not exist)/i,
    ],
    title: '{container} disappeared from its host',
    cause:
      'The runtime no longer knows the container. It may have been removed by hand or by a clean-up.',
    remedy: 'Launch again. On EC2, check what removes containers on the instance.',
    guide: 'runtimeError',
  },
]
