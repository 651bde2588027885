import type { QuotaGroup } from './quota-group.ts'

/** API Reference of ECS, "Request throttling for the Amazon ECS API". */
export const ecsQuotas: readonly QuotaGroup[] = [
  {
    name: 'cluster modify',
    rate: { burst: 20, perSecond: 1 },
    operations: [
      'CreateCluster',
      'DeleteCluster',
      'PutClusterCapacityProviders',
      'UpdateCluster',
      'UpdateClusterSettings',
    ],
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
    name: 'task definition deletion',
    rate: { burst: 5, perSecond: 1 },
    operations: ['DeleteTaskDefinitions'],
  },
  {
    name: 'capacity provider modify',
    rate: { burst: 10, perSecond: 1 },
    operations: ['CreateCapacityProvider', 'DeleteCapacityProvider', 'UpdateCapacityProvider'],
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
  { name: 'tag read', rate: { burst: 50, perSecond: 20 }, operations: ['ListTagsForResource'] },
  {
    name: 'setting modify',
    rate: { burst: 10, perSecond: 1 },
    operations: ['DeleteAccountSetting', 'PutAccountSetting', 'PutAccountSettingDefault'],
  },
  { name: 'setting read', rate: { burst: 50, perSecond: 20 }, operations: ['ListAccountSettings'] },
  {
    name: 'cluster resource modify',
    rate: { burst: 100, perSecond: 40 },
    operations: [
      ...['DeleteAttributes', 'DeregisterContainerInstance', 'ExecuteCommand', 'PutAttributes'],
      ...['RunTask', 'StartTask', 'StopTask', 'UpdateContainerAgent'],
      'UpdateContainerInstancesState',
    ],
  },
  {
    name: 'cluster resource read',
    rate: { burst: 100, perSecond: 20 },
    operations: [
      ...['DescribeContainerInstances', 'DescribeTasks', 'ListAttributes'],
      ...['ListContainerInstances', 'ListTasks'],
    ],
  },
  {
    name: 'agent modify',
    rate: { burst: 200, perSecond: 120 },
    operations: [
      ...['RegisterContainerInstance', 'SubmitAttachmentStateChanges'],
      ...['SubmitContainerStateChange', 'SubmitTaskStateChange'],
    ],
  },
  {
    name: 'service modify',
    rate: { burst: 50, perSecond: 5 },
    operations: ['CreateService', 'DeleteService', 'UpdateService'],
  },
  {
    name: 'service read',
    rate: { burst: 100, perSecond: 20 },
    operations: ['DescribeServices', 'ListServices'],
  },
  {
    name: 'service by namespace read',
    rate: { burst: 10, perSecond: 1 },
    operations: ['ListServicesByNamespace'],
  },
]
