'use client'

import { Menu } from '@mantine/core'
import { IconDevices, IconLogout } from '@tabler/icons-react'
import { useId, useState } from 'react'
import type { MouseEvent } from 'react'
import type { AccountMenuProps } from './account-menu-props'
import { clearDrafts } from '../data/drafts'
import { callAction, toMessage } from '../data/call-action'
import { postAuth } from '../data/post-auth'

type Props = Pick<AccountMenuProps, 'accountId' | 'signOutEverywhere'>

/** The two ways to sign out, and why one did not work. */
export function SignOutItems({ accountId, signOutEverywhere }: Props) {
  const [problem, setProblem] = useState<string>()
  const [isAsking, setAsking] = useState(false)
  const hintId = useId()
  const run = async (signOut: () => Promise<string | undefined>) => setProblem(await signOut())
  const signOutEverywhereThenHere = async () =>
    (await callAction(() => signOutEverywhere({}), toMessage)) ?? (await signOutHere())
  const clickEverywhere = ({ detail }: MouseEvent) => {
    if (!isAsking) return setAsking(true)
    // The second click of a double click doesn't count: nobody has read the question yet.
    if (detail <= 1) void run(signOutEverywhereThenHere)
  }
  return (
    <>
      {problem && <Menu.Label c="red">{problem}</Menu.Label>}
      <Menu.Item
        closeMenuOnClick={false}
        leftSection={<IconLogout size={14} aria-hidden />}
        onClick={() => void run(signOutHere)}
      >
        Sign out
      </Menu.Item>
      <Menu.Item
        closeMenuOnClick={false}
        leftSection={<IconDevices size={14} aria-hidden />}
        onClick={clickEverywhere}
        aria-describedby={isAsking ? hintId : undefined}
      >
        {isAsking ? 'Yes, sign out everywhere' : 'Sign out everywhere'}
      </Menu.Item>
      {isAsking && (
        <Menu.Label id={hintId}>
          This ends all your sessions in account {accountId}, in every browser.
        </Menu.Label>
      )}
    </>
  )
}

/** @returns the sentence of the failure; without one, the page is left. */
async function signOutHere(): Promise<string | undefined> {
  const failure = await postAuth('signout', {})
  if (failure) return failure
  clearDrafts()
  window.location.assign('/sign-in')
  return undefined
}
