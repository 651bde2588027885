import 'server-only'
import { parseClusterArn } from '../aws/arn.ts'
import { readClusterTags } from '../aws/ecs/ecs-reads.server.ts'
import { hasProductionTag } from '../aws/ecs/production-tag.ts'
import type { LaunchingContext } from './launching-context.ts'

/**
 * Whether a launch on the cluster has to be confirmed: by the settings, or by its tag. A tag that
 * cannot be read asks nothing, as the right to launch does not bring the right to read it.
 */
export async function isProductionCluster(
  ctx: Pick<LaunchingContext, 'aws' | 'settings'>,
  clusterArn: string,
): Promise<boolean> {
  const ref = parseClusterArn(clusterArn)
  if (!ref) return false
  if (ctx.settings.isProductionName(ref.cluster)) return true
  const tags = await readClusterTags({ ...ctx.aws, region: ref.region }, clusterArn)
  return tags.ok && hasProductionTag(tags.value)
}
