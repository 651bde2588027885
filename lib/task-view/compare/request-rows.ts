import type { TaskView } from '../task/task-view.ts'
import type { CompareRow } from './compare-row.ts'
import type { ComparedRun } from './compared-run.ts'
import { toFactRows } from './fact-rows.ts'
import type { RequestInputs } from './run-inputs.ts'
import { toRow } from './to-row.ts'
import type { Side } from './to-row.ts'

/** What RunTask was asked for, of which ECS tells little afterwards. */
export function toRequestRows(a: ComparedRun, b: ComparedRun): CompareRow[] {
  return [
    ...toRow({
      key: 'subnets',
      label: 'Subnets',
      noun: { one: 'subnets', many: 'subnets' },
      isMono: true,
      isMarked: true,
      ...toSubnets(a, b),
    }),
    ...toRow({
      key: 'securityGroups',
      label: 'Security groups',
      noun: { one: 'security groups', many: 'security groups' },
      isMono: true,
      isMarked: true,
      a: toAsked(a, ({ securityGroups }) => securityGroups.join(' ')),
      b: toAsked(b, ({ securityGroups }) => securityGroups.join(' ')),
    }),
    ...toRow({
      key: 'publicIp',
      label: 'Public IP',
      noun: { one: 'public IP', many: 'public IP' },
      a: toAsked(a, ({ assignPublicIp }) => assignPublicIp?.toLowerCase()),
      b: toAsked(b, ({ assignPublicIp }) => assignPublicIp?.toLowerCase()),
    }),
    ...(a.inputs?.request && b.inputs?.request
      ? toFactRows(a.inputs.request.others, b.inputs.request.others, {
          one: 'request option',
          many: 'request options',
          isCounted: true,
        })
      : []),
  ]
}

/** A task outside a VPC network of its own has none of these. */
function toAsked(
  { task, inputs }: ComparedRun,
  read: (request: RequestInputs) => string | undefined,
): Side {
  const text = (inputs?.request && read(inputs.request)) || undefined
  return { text, isKnown: inputs?.request !== undefined || !isInVpc(task) }
}

const isInVpc = ({ networks }: TaskView): boolean => networks.length > 0

/** Those that were asked for, where both runs tell; else the one that each of them ran in. */
function toSubnets(a: ComparedRun, b: ComparedRun): { a: Side; b: Side } {
  const [own, others] = [a, b].map(run => toAsked(run, ({ subnets }) => subnets.join(' ')))
  if (own?.text !== undefined && others?.text !== undefined) return { a: own, b: others }
  return { a: toPlacedSubnet(a), b: toPlacedSubnet(b) }
}

function toPlacedSubnet({ task }: ComparedRun): Side {
  const found = task.networks.flatMap(({ subnetId }) => subnetId ?? [])
  if (found.length > 0) return { text: found.join(' '), note: 'where it ran' }
  // ECS tells the subnet once it has attached the interface.
  return { text: undefined, isKnown: task.placement.networkMode !== 'awsvpc' }
}
