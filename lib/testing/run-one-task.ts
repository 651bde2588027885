import { firstSubnet } from './first-subnet.ts'
import { runTask } from '../aws/ecs/ecs-tasks.server.ts'
import type { Product } from './product-on-local-aws.ts'

/** Starts one Fargate task of a registered family, past Slipway's own launch. */
export async function runOneTask(
  product: Product,
  family: string,
  environment: { name: string; value: string }[] = [],
  tags: { key: string; value: string }[] = [],
  cluster = 'demo',
): Promise<string> {
  const { aws } = product.as('operator')
  const subnets = [await firstSubnet(aws)]
  const answer = await runTask(aws, {
    cluster,
    taskDefinition: family,
    launchType: 'FARGATE',
    tags,
    networkConfiguration: { awsvpcConfiguration: { subnets } },
    overrides: { containerOverrides: [{ name: 'app', environment }] },
  })
  if (!answer.ok) throw new Error(answer.failure.detail)
  return answer.value.tasks?.[0]?.taskArn ?? ''
}
