'use client'

import { Menu, useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, useTransition } from 'react'
import { AccountButton } from './account-button'
import type { AccountMenuProps } from './account-menu-props'
import classes from './shell.module.css'
import { callAction, toMessage } from '../data/call-action'
import { SignOutItems } from './sign-out-items'

/** The account's button with its menu, which opens as soon as it stands. */
export function AccountMenuDropdown(props: AccountMenuProps) {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      // A menu gives the focus back to where it was when it opened.
      button.current?.focus()
      setOpen(true)
    })
    return () => cancelAnimationFrame(frame)
  }, [])
  return (
    <Menu
      opened={isOpen}
      onChange={setOpen}
      position="bottom-end"
      width={300}
      shadow="md"
      radius={12}
    >
      <Menu.Target>
        <AccountButton account={props} ref={button} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={classes.arn}>{props.principalArn}</Menu.Label>
        <RegionItems {...props} />
        <Menu.Divider />
        <SchemeItems />
        <Menu.Divider />
        <SignOutItems {...props} />
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
      const failure = await callAction(() => changeRegion({ region: next }), toMessage)
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
