const labels: [pattern: RegExp, label: string][] = [
  [/^taskDefinition\.revision/, 'Revision'],
  [/^taskDefinition/, 'Task definition'],
  [/^likeService/, 'Service'],
  [/^count/, 'Tasks'],
  [/^cluster/, 'Cluster'],
  [/capacityProvider$/, 'Capacity provider'],
  [/\.base$/, 'Base'],
  [/\.weight$/, 'Weight'],
  [/launchType$/, 'Launch type'],
  [/capacityProviderStrategy$/, 'Strategy'],
  [/^compute/, 'Compute'],
  [/^networkConfiguration(\.awsvpcConfiguration)?$/, 'Network'],
  [/subnets(\.\d+)?$/, 'Subnets'],
  [/securityGroups(\.\d+)?$/, 'Security groups'],
  [/assignPublicIp$/, 'Public IP'],
  [/command$/, 'Command'],
  [/environment\.\d+/, 'Variable'],
  [/environmentFiles\.\d+/, 'Environment file'],
  [/environmentFiles$/, 'Environment files'],
  [/nvidiaMps\.memory$/, 'GPU memory'],
  [/maxComputePercent$/, 'GPU compute'],
  [/resourceRequirements/, 'Resource'],
  [/containerOverrides\.\d+\.cpu$/, 'CPU units'],
  [/memoryReservation$/, 'Memory reservation'],
  [/containerOverrides\.\d+\.memory$/, 'Memory'],
  [/containerOverrides\.\d+/, 'Container'],
  [/^overrides\.cpu/, 'Task CPU'],
  [/^overrides\.memory/, 'Task memory'],
  [/taskRoleArn$/, 'Task role'],
  [/executionRoleArn$/, 'Execution role'],
  [/^overrides\.ephemeralStorage/, 'Ephemeral storage'],
  [/inferenceAcceleratorOverrides/, 'Inference accelerators'],
  [/^overrides/, 'Overrides'],
  [/^placementConstraints\.\d+\.expression/, 'Expression'],
  [/^placementConstraints\.\d+\.type/, 'Constraint type'],
  [/^placementConstraints/, 'Placement constraints'],
  [/^placementStrategy\.\d+\.field/, 'Field'],
  [/^placementStrategy\.\d+\.type/, 'Strategy type'],
  [/^placementStrategy/, 'Placement strategy'],
  [/tags\.\d+\.key$/, 'Tag key'],
  [/tags\.\d+\.value$/, 'Tag value'],
  [/^volumeConfigurations.*propagateTags$/, 'Propagate to the volume'],
  [/propagateTags$/, 'Propagate tags'],
  [/^volumeConfigurations.*tags$/, 'Tags'],
  [/terminationPolicy/, 'When the task stops'],
  [/^volumeConfigurations.*\.roleArn$/, 'Infrastructure role'],
  [/sizeInGiB$/, 'Size'],
  [/snapshotId$/, 'Snapshot'],
  [/volumeType$/, 'Volume type'],
  [/iops$/, 'IOPS'],
  [/throughput$/, 'Throughput'],
  [/volumeInitializationRate$/, 'Initialization rate'],
  [/kmsKeyId$/, 'KMS key'],
  [/encrypted$/, 'Encryption'],
  [/filesystemType$/, 'Filesystem'],
  [/^volumeConfigurations/, 'Volume'],
  [/^tags/, 'Tags'],
  [/^group/, 'Group'],
  [/^startedBy/, 'Started by'],
  [/^referenceId/, 'Reference ID'],
  [/^platformVersion/, 'Platform version'],
  [/^enableExecuteCommand/, 'ECS Exec'],
  [/^enableECSManagedTags/, 'ECS managed tags'],
]

/** The label of the field at a path, as the form writes it. */
export const toFieldLabel = (path: string): string =>
  labels.find(([pattern]) => pattern.test(path))?.[1] ?? path

/**
 * A message as the label that links to the field and the rest. A message that names its field at
 * the beginning is cut there; any other is put behind the label.
 */
export function splitMessage(path: string, message: string): { label: string; rest: string } {
  const label = toFieldLabel(path)
  return message.startsWith(label)
    ? { label, rest: message.slice(label.length) }
    : { label, rest: `: ${message}` }
}
