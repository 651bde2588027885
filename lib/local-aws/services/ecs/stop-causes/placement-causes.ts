import type { StopCause } from './stop-cause.ts'

const unplaced = (title: string, sentence: string): StopCause => ({
  title,
  stopCode: 'TaskFailedToStart',
  platform: 'ec2',
  phase: 'place',
  toldBy: 'service',
  source: 'guide',
  sentence: `TaskFailedToStart: ${sentence}`,
})

/** Tasks that waited in PROVISIONING for an instance (Developer Guide, API failures reasons). */
export const placementCauses = {
  'res-cpu': unplaced('No instance has the CPU', 'RESOURCE:CPU'),
  'res-memory': unplaced('No instance has the memory', 'RESOURCE:MEMORY'),
  'res-eni': unplaced('No instance has a network interface left', 'RESOURCE:ENI'),
  'res-gpu': unplaced('No instance has the GPU', 'RESOURCE:GPU'),
  'res-ports': unplaced('No instance has the ports', 'RESOURCE:PORTS'),
  'res-other': unplaced('No instance has the storage', 'RESOURCE:STORAGE'),
  'place-agent': unplaced('The agent is disconnected', 'AGENT'),
  'place-location': unplaced('No instance is in the zone of a subnet', 'LOCATION'),
  'place-attribute': unplaced('No instance has the attribute', 'ATTRIBUTE'),
  'place-constraint': unplaced(
    'No instance meets the constraint',
    'MemberOf placement constraint unsatisfied.',
  ),
  'place-no-active': unplaced('No instance is active', 'NO ACTIVE INSTANCES'),
  'place-empty-cp': unplaced('The capacity provider is empty', 'EMPTY CAPACITY PROVIDER'),
} satisfies Record<string, StopCause>
