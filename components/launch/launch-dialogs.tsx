'use client'

import dynamic from 'next/dynamic'
import type { useImport } from './prefill/use-import'
import type { useLeaveGuard } from './use-leave-guard'
import type { useSubmit } from './submit/use-submit'

const ConfirmDialog = dynamic(
  () => import('./submit/confirm-dialog').then(module => module.ConfirmDialog),
  {
    ssr: false,
  },
)
const LeaveDialog = dynamic(() => import('./leave-dialog').then(module => module.LeaveDialog), {
  ssr: false,
})
const ImportDialog = dynamic(
  () => import('./prefill/import-dialog').then(module => module.ImportDialog),
  {
    ssr: false,
  },
)

interface LaunchDialogsProps {
  accountId: string
  submit: ReturnType<typeof useSubmit>
  leave: ReturnType<typeof useLeaveGuard>
  imports: ReturnType<typeof useImport>
  discard: () => void
}

/** The questions of the page, each loaded when it is asked first. */
export function LaunchDialogs({ accountId, submit, leave, imports, discard }: LaunchDialogsProps) {
  const { toConfirm, confirm, cancel } = submit
  return (
    <>
      {toConfirm && (
        <ConfirmDialog {...toConfirm} accountId={accountId} onConfirm={confirm} onCancel={cancel} />
      )}
      {imports.text !== undefined && (
        <ImportDialog text={imports.text} onClose={imports.close} onTake={imports.take} />
      )}
      {leave.isAsked && (
        <LeaveDialog
          onStay={leave.stay}
          onLeave={leave.leave}
          onDiscard={() => {
            discard()
            leave.leave()
          }}
        />
      )}
    </>
  )
}
