const labels: [pattern: RegExp, label: string][] = [
  [/^taskDefinition/, 'Task definition'],
  [/^count/, 'Tasks'],
  [/^cluster/, 'Cluster'],
  [/capacityProvider$/, 'Capacity provider'],
  [/\.base$/, 'Base'],
  [/\.weight$/, 'Weight'],
  [/launchType$/, 'Launch type'],
  [/capacityProviderStrategy$/, 'Strategy'],
  [/^compute/, 'Compute'],
  [/subnets(\.\d+)?$/, 'Subnets'],
  [/securityGroups(\.\d+)?$/, 'Security groups'],
  [/assignPublicIp$/, 'Public IP'],
  [/command$/, 'Command'],
  [/environment\.\d+/, 'Variable'],
  [/containerOverrides\.\d+/, 'Container'],
  [/^overrides/, 'Overrides'],
  [/^tags\.\d+\.key/, 'Tag key'],
  [/^tags\.\d+\.value/, 'Tag value'],
  [/^tags/, 'Tags'],
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
