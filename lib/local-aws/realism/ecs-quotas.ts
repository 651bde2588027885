import type { QuotaGroup } from './quota-group.ts'

/** API Reference of ECS, "Request throttling for the Amazon ECS API". */
export const ecsQuotas: readonly QuotaGroup[] = [
  {
    name: 'cluster modify',
    rate: { burst: 20, perSecond: 1 },
    operations: ['CreateCluster', 'DeleteCluster', 'PutClusterCapacityProviders'],
  },
  {
    name: 'cluster read',
    rate: { burst: 50, perSecond: 20 },
    operations: ['DescribeClusters', 'ListClusters'],
  },
  {
    name: 'task definition modify',
    rate: { burst: 20, perSecond: 1 },
    operations: ['DeregisterTaskDefinition', 'RegisterTaskDefinition'],
  },
  {
    name: 'task definition read',
    rate: { burst: 50, perSecond: 20 },
    operations: ['DescribeTaskDefinition', 'ListTaskDefinitions', 'ListTaskDefinitionFamilies'],
  },
  {
    name: 'capacity provider modify',
    rate: { burst: 10, perSecond: 1 },
    operations: ['CreateCapacityProvider', 'DeleteCapacityProvider'],
  },
  {
    name: 'capacity provider read',
    rate: { burst: 50, perSecond: 20 },
    operations: ['DescribeCapacityProviders'],
  },
  {
    name: 'tag modify',
    rate: { burst: 20, perSecond: 10 },
    operations: ['TagResource', 'UntagResource'],
  },
  {
    name: 'tag read',
    rate: { burst: 50, perSecond: 20 },
    operations: ['ListTagsForResource'],
  },
  {
    name: 'cluster resource modify',
    rate: { burst: 100, perSecond: 40 },
    operations: ['DeregisterContainerInstance', 'RegisterContainerInstance', 'RunTask', 'StopTask'],
  },
  {
    name: 'cluster resource read',
    rate: { burst: 100, perSecond: 20 },
    operations: [
      'DescribeContainerInstances',
      'DescribeTasks',
      'ListContainerInstances',
      'ListTasks',
    ],
  },
  {
    name: 'service read',
    rate: { burst: 100, perSecond: 20 },
    operations: ['DescribeServices', 'ListServices'],
  },
]
