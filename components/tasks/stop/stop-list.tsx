import { toShortId } from '@/lib/task-view/task-names'
import { groupByCluster } from './stoppable-task'
import type { StoppableTask } from './stoppable-task'
import classes from './stop-tasks-dialog.module.css'

/** More tasks than this are counted. */
const SHOWN = 5

/** What will be stopped, by cluster. The title of a dialog about one task names its family. */
export function StopList({ tasks }: { tasks: readonly StoppableTask[] }) {
  const shown = new Set(tasks.slice(0, SHOWN))
  return (
    <div className={classes.list}>
      {groupByCluster(tasks).map(({ label, tasks: ofCluster }) => {
        const named = ofCluster.filter(task => shown.has(task))
        return (
          <section key={label} aria-label={`Cluster ${label}`}>
            <h3 className={classes.cluster}>
              Cluster {label}
              {tasks.length > 1 && <span className={classes.of}> · {ofCluster.length}</span>}
            </h3>
            <ul className={classes.tasks}>
              {named.map(task => (
                <li key={task.arn}>
                  {tasks.length > 1 && `${task.family} `}
                  <span className={classes.id}>
                    {tasks.length > 1 ? toShortId(task.taskId) : task.taskId}
                  </span>
                </li>
              ))}
              {named.length < ofCluster.length && (
                <li className={classes.of}>and {ofCluster.length - named.length} more</li>
              )}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
