'use client'

import dynamic from 'next/dynamic'
import type { useImport } from './prefill/use-import'
import type { useLeaveGuard } from './use-leave-guard'
import { createLazyPart } from '../ui/lazy-part'
import type { useSubmit } from './submit/use-submit'

const Nothing = () => null

const confirmPart = createLazyPart(Nothing, true)
const ConfirmLaunch = dynamic(
  () => confirmPart.load(async () => (await import('./submit/confirm-dialog')).ConfirmLaunch),
  { ssr: false, loading: confirmPart.Loading },
)

const leavePart = createLazyPart(Nothing, true)
const LeaveDialog = dynamic(
  () => leavePart.load(async () => (await import('./leave-dialog')).LeaveDialog),
  { ssr: false, loading: leavePart.Loading },
)

const importPart = createLazyPart(Nothing, true)
const ImportDialog = dynamic(
  () => importPart.load(async () => (await import('./prefill/import-dialog')).ImportDialog),
  { ssr: false, loading: importPart.Loading },
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
        <ConfirmLaunch {...toConfirm} accountId={accountId} onConfirm={confirm} onCancel={cancel} />
      )}
      {imports.opened && (
        <ImportDialog {...imports.opened} onClose={imports.close} onTake={imports.take} />
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
