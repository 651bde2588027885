import { toSection } from '@/lib/run-task/form/find-field'
import type { Section } from '@/lib/run-task/form/fields'

/** The sections that are folded until they are needed. */
const folded = ['size', 'placement', 'volumes', 'tags', 'more', 'container'] as const
export type SectionName = Extract<Section, (typeof folded)[number]>

/** The folded section that holds the field of a path, if one does. */
export function sectionOf(path: string): SectionName | undefined {
  const section = toSection(path)
  return folded.find(name => name === section)
}
