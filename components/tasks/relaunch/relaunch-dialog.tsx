'use client'

import { Modal } from '@mantine/core'
import {
  PRODUCTION_TITLE,
  ProductionQuestion,
} from '@/components/launch/submit/production-question'
import { toWhatRuns } from '@/components/launch/submit/what-runs'
import type { LaunchAction } from '@/components/launch/submit/use-launch'
import { cutName } from '@/components/ui/clamped-text'
import { useReturnFocus } from '@/components/ui/use-return-focus'
import { withoutHeldEnter } from '@/components/ui/without-held-enter'
import { toShortId } from '@/lib/task-view/task-names'
import { RelaunchFailure } from './relaunch-failure'
import { RelaunchForm } from './relaunch-form'
import { RelaunchSkeleton } from './relaunch-skeleton'
import type { RelaunchableTask } from './relaunchable-task'
import { useRelaunch } from './use-relaunch'
import { useRelaunchPlan } from './use-relaunch-plan'

export interface RelaunchDialogProps {
  task: RelaunchableTask
  launch: LaunchAction
  onClose: () => void
}

/**
 * Launches a task again as it was, after it has said what that is. What can't be taken over leads to
 * the form instead.
 */
export function RelaunchDialog({ task, launch, onClose }: RelaunchDialogProps) {
  useReturnFocus()
  const { family, address } = task
  const { plan, failure, retry } = useRelaunchPlan(address)
  const relaunching = useRelaunch(address, plan, launch)
  const { question, state } = relaunching
  const isLaunching = state.kind === 'launching'
  return (
    <Modal
      opened
      size={580}
      // An answer that is on its way would be lost.
      onClose={() => !isLaunching && (question ? relaunching.cancel() : onClose())}
      // A double click on Launch ends on the question, which is smaller than what it replaces.
      closeOnClickOutside={question === undefined}
      title={
        question ? PRODUCTION_TITLE : `Relaunch ${cutName(family)} ${toShortId(address.taskId)}`
      }
    >
      <div onKeyDownCapture={withoutHeldEnter}>
        {question ? (
          <ProductionQuestion
            act="launch"
            count={1}
            cluster={question}
            accountId={address.accountId}
            facts={plan && toWhatRuns(plan.findings.launch, plan.definition)}
            onConfirm={relaunching.confirm}
            onCancel={relaunching.cancel}
          />
        ) : plan ? (
          <RelaunchForm task={task} plan={plan} relaunching={relaunching} onClose={onClose} />
        ) : failure ? (
          <RelaunchFailure failure={failure} onRetry={retry} onClose={onClose} />
        ) : (
          <RelaunchSkeleton />
        )}
      </div>
    </Modal>
  )
}
