import { IconExternalLink } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { toConsoleLinks } from '@/lib/task-view/task/console-links'
import type { TaskView } from '@/lib/task-view/task/task-view'
import { FactList } from '@/components/ui/fact-list'
import { TitledPanel } from '@/components/ui/titled-panel'
import { toCopy } from '../copied-id'
import classes from './ids-panel.module.css'

/** ARNs to copy, each with its page in the AWS console. */
export function IdsPanel({ task }: { task: TaskView }) {
  const links = toConsoleLinks(task)
  const facts = [
    { label: 'Task', id: toCopy('task ARN', task.arn), what: 'task', link: links.task },
    {
      label: 'Definition',
      id: toCopy('task definition ARN', task.taskDefinitionArn),
      what: 'task definition',
      link: links.definition,
    },
    {
      label: 'Cluster',
      id: toCopy('cluster ARN', task.clusterArn),
      what: 'cluster',
      link: links.cluster,
    },
    {
      label: 'Instance',
      id: toCopy('container instance ARN', task.containerInstanceArn),
      what: 'container instance',
      link: links.instance,
    },
    { label: 'Task role', id: toCopy('task role ARN', task.taskRoleArn) },
    { label: 'Execution role', id: toCopy('execution role ARN', task.executionRoleArn) },
    { label: 'Launched by', id: toCopy('principal ARN', task.launchedBy) },
    { label: 'Started by', id: toCopy('startedBy', task.startedBy) },
  ]
  return (
    <TitledPanel title="IDs">
      <FactList
        facts={[
          ...facts.map(({ label, id, what, link }) => ({
            label,
            value: id && <Linked id={id} what={what} link={link} />,
          })),
          { label: 'Version', value: task.version?.toString() },
        ]}
      />
    </TitledPanel>
  )
}

interface LinkedProps {
  id: ReactNode
  what?: string
  link?: string
}

function Linked({ id, what, link }: LinkedProps) {
  return (
    <span className={classes.linked}>
      {id}
      {link && (
        <a
          className={classes.link}
          href={link}
          target="_blank"
          rel="noreferrer"
          title={`Open the ${what} in the AWS console`}
          aria-label={`Open the ${what} in the AWS console`}
        >
          <IconExternalLink size={14} aria-hidden />
        </a>
      )}
    </span>
  )
}
