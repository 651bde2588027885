import type { ContainerRun, TaskRecord } from '../task-record.ts'

const firstEphemeralPort = 32_768

/** In bridge mode a container port is bound to the instance's; port 0 means any free one. */
export function bindPorts(record: TaskRecord, run: ContainerRun): void {
  const { instance } = record
  if (record.platform !== 'ec2-bridge' || !instance) return
  run.shown.networkBindings = (run.definition.portMappings ?? []).map(mapping => {
    const span = 60_999 - firstEphemeralPort
    const free = firstEphemeralPort + (instance.nextHostPort++ % span)
    return {
      bindIP: '0.0.0.0',
      containerPort: mapping.containerPort ?? 0,
      hostPort: mapping.hostPort ? mapping.hostPort : free,
      protocol: mapping.protocol ?? 'tcp',
    }
  })
}
