import { toNumberText } from '@/lib/run-task/problems/amount-texts'
import type { ListedCluster, TasksAnswer } from '@/lib/task-view/list/tasks-answer'
import { ClusterProblems } from '../cluster-problems'
import { Note } from '../failure-note'
import classes from './tasks-page.module.css'

/** The clusters that did not answer, or that AWS denies. */
export function ClusterNotes({ problems, clusters }: Pick<TasksAnswer, 'problems' | 'clusters'>) {
  const denied = namesIn(clusters, 'denied')
  return (
    <>
      <ClusterProblems problems={problems} />
      {denied.length > 0 && (
        <Note tone="neutral">
          Your credentials don’t allow ecs:DescribeTasks on <Names names={denied} />, so{' '}
          {denied.length === 1 ? 'its' : 'their'} tasks aren’t shown.
        </Note>
      )}
    </>
  )
}

/** How far ECS has listed what there is, and what a list leaves out. */
export function ListingFoot({
  clusters,
  withServices,
}: {
  clusters: readonly ListedCluster[]
  withServices: boolean
}) {
  const unlistable = namesIn(clusters, 'unlistable')
  const unlisted = namesIn(clusters, 'unlisted')
  return (
    <div className={classes.foot}>
      {clusters.map(cluster => (
        <Progress key={cluster.cluster} cluster={cluster} />
      ))}
      <p>
        {withServices ? '' : 'Tasks of services are left out. '}
        Tasks that were launched or opened here stay after ECS has forgotten them; others leave the
        list about an hour after they stop.
      </p>
      {unlistable.length > 0 && (
        <p>
          Your credentials don’t allow ecs:ListTasks on <Names names={unlistable} />, so only tasks
          that were launched or opened here are shown there.
        </p>
      )}
      {unlisted.length > 0 && (
        <p>
          {unlisted.length === 1 ? 'One more cluster is' : `${unlisted.length} more clusters are`}{' '}
          not loaded. Choose {unlisted.length === 1 ? 'it' : 'one'} in the cluster filter.
        </p>
      )}
    </div>
  )
}

/** The largest number that a person sees counting, beside how many there are about. */
function Progress({
  cluster: { cluster, state, listed = 0, about, trouble },
}: {
  cluster: ListedCluster
}) {
  if (state !== 'listing') return null
  if (trouble) {
    return (
      <p role="status">
        Loading what ECS lists on <strong>{cluster}</strong> was interrupted and is tried again.{' '}
        {trouble}
      </p>
    )
  }
  const of = about !== undefined && about > listed ? ` of about ${toNumberText(about)}` : ''
  return (
    <p role="status">
      Loading what ECS lists on <strong>{cluster}</strong>
      {listed > 0 ? `: ${toNumberText(listed)}${of} tasks.` : '…'}
    </p>
  )
}

const namesIn = (clusters: readonly ListedCluster[], wanted: ListedCluster['state']): string[] =>
  clusters.flatMap(({ cluster, state }) => (state === wanted ? cluster : []))

const NAMED = 5

function Names({ names }: { names: readonly string[] }) {
  const more = names.length - NAMED
  return (
    <>
      {names.slice(0, NAMED).map((name, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <strong>{name}</strong>
        </span>
      ))}
      {more > 0 && ` and ${more} more`}
    </>
  )
}
