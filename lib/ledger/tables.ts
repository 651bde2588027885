import type { Generated } from 'kysely'
import type { PendingStop } from '../task-view/pending-stop.ts'
import type { Transition } from '../task-view/transitions.ts'

/** The ledger's tables. Ids and ARNs are text, times are ISO 8601 in UTC, documents are JSON text. */
export interface Tables {
  sessions: SessionTable
  failed_sign_ins: FailedSignInsTable
  launches: LaunchTable
  launch_calls: LaunchCallTable
  tasks: TaskTable
  task_transitions: TransitionTable
  task_definitions: TaskDefinitionTable
  pending_stops: PendingStopTable
}

export interface SessionTable {
  sid: string
  account_id: string
  principal_arn: string
  region: string
  method: string
  /** Sealed with the sid as additional data; emptied when the session ends. */
  credentials: string
  created_at: string
  /** Null if the end of the credentials is unknown. */
  expires_at: string | null
  ended_at: string | null
  /** When a request that counts as activity was last written; null before the first. */
  last_seen_at: string | null
  /** Null where somebody ended it. */
  end_reason: 'expired' | 'idle' | null
}

/** The failed sign-ins of a key from an address that may still count. */
export interface FailedSignInsTable {
  /** A digest: neither the key nor the address stands here. */
  pair: string
  tries: string
  /** Changes with every write, so that a writer notices another. */
  version: string
  newest_at: string
}

/** One click on Launch, written before RunTask is called. */
export interface LaunchTable {
  id: string
  account_id: string
  region: string
  cluster_arn: string
  sid: string
  launched_by: string
  count: number
  /** `RunTaskCommandInput` without `clientToken`; environment values stand in `request_secrets`. */
  request: string
  request_secrets: string
  created_at: string
}

/**
 * One RunTask call of a launch, of up to 10 tasks.
 * `open` has no answer yet; `answered` has tasks or failures; `refused` started nothing;
 * `given-up` had no answer when its operator gave it up.
 */
export interface LaunchCallTable {
  launch_id: string
  call_index: number
  client_token: string
  count: number
  state: 'open' | 'answered' | 'refused' | 'given-up'
  task_arns: string
  failures: string
  /** Why it was refused; while it is open, what the last send ended with. */
  failure: string | null
  /** When RunTask was last sent. */
  sent_at: string
  answered_at: string | null
  /** RunTask calls that may have started something: sent, and not known to have started nothing. */
  unsettled_sends: Generated<number>
  /** When its tasks were last looked for and the listing was answered. */
  looked_at: string | null
  given_up_at: string | null
  /** Principal ARN. */
  given_up_by: string | null
  /** The launch that was sent in its place. */
  replaced_by: string | null
}

export interface TaskTable {
  task_arn: string
  account_id: string
  region: string
  cluster_arn: string
  task_id: string
  task_definition_arn: string
  /** Of the task definition, so that its runs are found; empty where ECS named none. */
  family: Generated<string>
  launch_id: string | null
  launched_by: string | null
  last_status: string
  version: number
  /** `Task` as ECS described it last; environment values stand in `state_secrets`. */
  state: string
  state_secrets: string
  created_at: string
  kept_since: string
  seen_at: string
  changed_at: string
  forgotten_at: string | null
  /** A `TaskStopRequest` as JSON: the first call of StopTask from here that ECS took. */
  stop_request: Generated<string | null>
  /** How often the row was written. */
  writes: Generated<number>
}

/** One observed change of a task; `position` counts from 0 for each task. */
export interface TransitionTable {
  task_arn: string
  position: number
  subject: Transition['subject']
  name: string | null
  status_before: string | null
  status_after: string
  version: number
  /** When AWS says that it happened; null where it gives no time. */
  happened_at: string | null
  seen_at: string
  /** When the task was last seen before. */
  seen_before: string | null
}

/** A revision never changes once registered, except for its status. */
export interface TaskDefinitionTable {
  task_definition_arn: string
  account_id: string
  definition: string
  definition_secrets: string
  read_at: string
}

/** A stop that came before ECS listed the task. A task has one at most; one that ECS took is deleted. */
export interface PendingStopTable {
  task_arn: string
  account_id: string
  cluster_arn: string
  /** The session whose credentials it is tried with. */
  sid: string
  /** Principal ARN of who asked. */
  principal: string
  reason: string | null
  asked_at: string
  state: PendingStop['state']
  /** Why AWS refused it, as JSON. */
  failure: string | null
}
