import type { Operation } from '../../../world/operation.ts'
import type { PrefixList } from '../ec2-state.ts'
import { selectResources, toNotFound } from '../select-resources.ts'
import type { Description } from '../select-resources.ts'
import { ec2Of } from '../ec2-state.ts'

interface ShownPrefixList {
  prefixListId: string
  prefixListName: string
  cidrSet: string[]
  /** Only DescribeManagedPrefixLists shows tags. */
  tagSet?: never
}

function toPrefixList({ prefixListId, prefixListName, cidrs }: PrefixList): ShownPrefixList {
  return { prefixListId, prefixListName, cidrSet: cidrs }
}

const description: Description<PrefixList, ShownPrefixList> = {
  ids: {
    member: 'PrefixListId',
    prefix: 'pl',
    malformed: 'InvalidPrefixListId.Malformed',
    notFound: toNotFound('InvalidPrefixListId.NotFound', 'prefix list ID'),
  },
  show: toPrefixList,
  pageSizes: { least: 1, most: 1000, clamps: true },
  filters: {
    'prefix-list-id': list => list.prefixListId,
    'prefix-list-name': list => list.prefixListName,
  },
}

/**
 * API Reference, DescribePrefixLists: the prefix lists of AWS services. Routes to gateway endpoints
 * name them.
 */
export const describePrefixLists: Operation = (input, call) => {
  call.authorize('ec2:DescribePrefixLists', '*')
  const ec2 = ec2Of(call)
  const { page, nextToken } = selectResources(ec2.prefixLists, input, call, description)
  return { prefixListSet: page, nextToken }
}
