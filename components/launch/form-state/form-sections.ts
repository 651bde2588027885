/** The sections that are folded until they are needed. */
export type SectionName = 'size' | 'placement' | 'volumes' | 'tags' | 'more' | 'container'

const container = String.raw`^overrides\.containerOverrides\.\d+\.`

const sections: [name: SectionName, paths: RegExp][] = [
  [
    'container',
    new RegExp(`${container}(cpu|memory|memoryReservation|environmentFiles|resourceRequirements)`),
  ],
  [
    'size',
    /^overrides\.(cpu|memory|taskRoleArn|executionRoleArn|ephemeralStorage|inferenceAccelerator)/,
  ],
  ['placement', /^placement(Constraints|Strategy)/],
  ['volumes', /^volumeConfigurations/],
  ['tags', /^(tags|propagateTags|enableECSManagedTags)/],
  ['more', /^(group|startedBy|referenceId|enableExecuteCommand|platformVersion)/],
]

/** The folded section that holds the field of a path, if one does. */
export const sectionOf = (path: string): SectionName | undefined =>
  sections.find(([, paths]) => paths.test(path))?.[0]
