'use client'

import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import {
  IconChevronDown,
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconSun,
} from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { accountColour } from './account-colour'
import { postAuth } from './post-auth'
import { SessionLeft } from './session-left'
import classes from './shell.module.css'

export interface AccountMenuProps {
  accountId: string
  name: string
  principalArn: string
  region: string
  regions: string[]
  expiresAt?: string
  nowMs: number
  /** Changes the session's Region; answers with the sentence of a failure. */
  changeRegion: (region: string) => Promise<string | undefined>
}

/** Whose credentials, in which Region, for how long: always in sight. */
export function AccountMenu(props: AccountMenuProps) {
  const { accountId, name, region, expiresAt, nowMs } = props
  return (
    <Menu position="bottom-end" width={300} shadow="md" radius={12}>
      <Menu.Target>
        <UnstyledButton
          className={classes.account}
          aria-label={`Account ${accountId}, ${name}, Region ${region}`}
        >
          <span className={classes.swatch} style={{ background: accountColour(accountId) }} />
          <strong className={classes.accountId}>{accountId}</strong>
          <span className={classes.who}>{name}</span>
          <span className={classes.region}>{region}</span>
          <SessionLeft expiresAt={expiresAt} nowMs={nowMs} />
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={classes.arn}>{props.principalArn}</Menu.Label>
        <RegionItems {...props} />
        <Menu.Divider />
        <SchemeItems />
        <Menu.Divider />
        <SignOutItem />
      </Menu.Dropdown>
    </Menu>
  )
}

function RegionItems({ region, regions, changeRegion }: AccountMenuProps) {
  const router = useRouter()
  const [problem, setProblem] = useState<string>()
  const [isPending, startTransition] = useTransition()
  const change = (next: string) =>
    startTransition(async () => {
      const failure = await changeRegion(next)
      setProblem(failure)
      if (!failure) router.refresh()
    })
  return (
    <>
      <Menu.Label>Region</Menu.Label>
      {problem && <Menu.Label c="red">{problem}</Menu.Label>}
      <Menu.RadioGroup value={region} onChange={change}>
        <div className={classes.regions}>
          {regions.map(option => (
            <Menu.RadioItem key={option} value={option} disabled={isPending}>
              {option}
            </Menu.RadioItem>
          ))}
        </div>
      </Menu.RadioGroup>
    </>
  )
}

const SCHEMES = [
  { scheme: 'light', label: 'Light', Icon: IconSun },
  { scheme: 'dark', label: 'Dark', Icon: IconMoon },
  { scheme: 'auto', label: 'As the system', Icon: IconDeviceDesktop },
] as const

function SchemeItems() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return SCHEMES.map(({ scheme, label, Icon }) => (
    <Menu.RadioItem
      key={scheme}
      value={scheme}
      checked={colorScheme === scheme}
      rightSection={<Icon size={14} aria-hidden />}
      onChange={() => setColorScheme(scheme)}
    >
      {label}
    </Menu.RadioItem>
  ))
}

function SignOutItem() {
  const [problem, setProblem] = useState<string>()
  async function signOut() {
    const failure = await postAuth('signout', {})
    setProblem(failure)
    if (!failure) window.location.assign('/sign-in')
  }
  return (
    <>
      {problem && <Menu.Label c="red">{problem}</Menu.Label>}
      <Menu.Item
        closeMenuOnClick={false}
        leftSection={<IconLogout size={14} aria-hidden />}
        onClick={() => void signOut()}
      >
        Sign out
      </Menu.Item>
    </>
  )
}
