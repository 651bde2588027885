/** In the order in which people think of them. */
const names: Record<string, string> = {
  FARGATE: 'Fargate',
  EC2: 'EC2',
  MANAGED_INSTANCES: 'Managed Instances',
  EXTERNAL: 'external instances',
}

/** `runs on Fargate, EC2 and Managed Instances`; nothing where ECS says nothing. */
export function toCompatibilityText(compatibilities: readonly string[]): string {
  const known = Object.keys(names).filter(name => compatibilities.includes(name))
  const others = compatibilities.filter(name => !known.includes(name))
  const said = [...known.map(name => names[name] ?? name), ...others]
  if (said.length === 0) return ''
  const last = said.at(-1) ?? ''
  return `runs on ${said.length === 1 ? last : `${said.slice(0, -1).join(', ')} and ${last}`}`
}
