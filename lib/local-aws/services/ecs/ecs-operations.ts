import type { Operation } from '../../world/operation.ts'
import { createCapacityProvider } from './operations/create-capacity-provider.ts'
import { createCluster } from './operations/create-cluster.ts'
import { deleteCapacityProvider } from './operations/delete-capacity-provider.ts'
import { deleteCluster } from './operations/delete-cluster.ts'
import { deregisterTaskDefinition } from './operations/deregister-task-definition.ts'
import { deregisterContainerInstance } from './operations/deregister-container-instance.ts'
import { describeCapacityProviders } from './operations/describe-capacity-providers.ts'
import { describeClusters } from './operations/describe-clusters.ts'
import { describeContainerInstances } from './operations/describe-container-instances.ts'
import { describeServices } from './operations/describe-services.ts'
import { describeTaskDefinition } from './operations/describe-task-definition.ts'
import { describeTasks } from './operations/describe-tasks.ts'
import { listClusters } from './operations/list-clusters.ts'
import { listContainerInstances } from './operations/list-container-instances.ts'
import { listServices } from './operations/list-services.ts'
import { listTagsForResource } from './operations/list-tags-for-resource.ts'
import { listTaskDefinitionFamilies } from './operations/list-task-definition-families.ts'
import { listTaskDefinitions } from './operations/list-task-definitions.ts'
import { listTasks } from './operations/list-tasks.ts'
import { putClusterCapacityProviders } from './operations/put-cluster-capacity-providers.ts'
import { registerContainerInstance } from './operations/register-container-instance.ts'
import { registerTaskDefinition } from './operations/register-task-definition.ts'
import { runTask } from './operations/run-task.ts'
import { stopTask } from './operations/stop-task.ts'
import { tagResource } from './operations/tag-resource.ts'
import { untagResource } from './operations/untag-resource.ts'

/** Every ECS operation that the endpoint answers, by name. */
export const ecsOperations: Record<string, Operation> = {
  CreateCapacityProvider: createCapacityProvider,
  CreateCluster: createCluster,
  DeleteCapacityProvider: deleteCapacityProvider,
  DeleteCluster: deleteCluster,
  DeregisterContainerInstance: deregisterContainerInstance,
  DeregisterTaskDefinition: deregisterTaskDefinition,
  DescribeCapacityProviders: describeCapacityProviders,
  DescribeClusters: describeClusters,
  DescribeContainerInstances: describeContainerInstances,
  DescribeServices: describeServices,
  DescribeTaskDefinition: describeTaskDefinition,
  DescribeTasks: describeTasks,
  ListClusters: listClusters,
  ListContainerInstances: listContainerInstances,
  ListServices: listServices,
  ListTagsForResource: listTagsForResource,
  ListTaskDefinitionFamilies: listTaskDefinitionFamilies,
  ListTaskDefinitions: listTaskDefinitions,
  ListTasks: listTasks,
  PutClusterCapacityProviders: putClusterCapacityProviders,
  RegisterContainerInstance: registerContainerInstance,
  RegisterTaskDefinition: registerTaskDefinition,
  RunTask: runTask,
  StopTask: stopTask,
  TagResource: tagResource,
  UntagResource: untagResource,
}
