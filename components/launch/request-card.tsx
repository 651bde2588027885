'use client'

import { Tabs } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useState } from 'react'
import { maskSecrets } from '@/lib/run-task/mask-secrets'
import { toCliCommand } from '@/lib/run-task/to-cli-command'
import { toRunTaskInput } from '@/lib/run-task/to-run-task-input'
import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { toVisibleText } from '@/components/ui/visible-text'
import { useFindings, useLaunchContext } from './launch-context'
import classes from './request-card.module.css'
import { TextButton } from './text-button'

const views = {
  command: { label: 'aws command', toText: toCliCommand },
  json: { label: 'JSON', toText: (input: RunTaskCommandInput) => JSON.stringify(input, null, 2) },
}

type View = keyof typeof views

const isView = (name: string | null): name is View => name !== null && name in views

/** The exact request in two notations. Secret-looking values are masked here and copied whole. */
export function RequestCard() {
  const { region } = useLaunchContext()
  const { launch } = useFindings()
  const [view, setView] = useState<View>('command')
  const { copied, copy } = useClipboard({ timeout: 1500 })
  const input = toRunTaskInput(launch)
  const masked = maskSecrets(input)
  const { toText } = views[view]
  const shown = input.taskDefinition ? toText(masked, { region }) : 'Choose a task definition.'
  return (
    <section className={classes.card} aria-label="The request">
      <Tabs
        value={view}
        onChange={name => isView(name) && setView(name)}
        variant="pills"
        keepMounted={false}
        classNames={{ tab: classes.tab, list: classes.list }}
      >
        <div className={classes.header}>
          <Tabs.List aria-label="Notation">
            {Object.entries(views).map(([name, { label }]) => (
              <Tabs.Tab key={name} value={name}>
                {label}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <TextButton isQuiet onClick={() => copy(toText(input, { region }))}>
            {copied ? 'Copied' : 'Copy'}
          </TextButton>
        </div>
        <Tabs.Panel value={view}>
          <pre className={classes.text} tabIndex={0} aria-label="The request as text">
            {toVisibleText(shown)}
          </pre>
        </Tabs.Panel>
      </Tabs>
      {JSON.stringify(masked) !== JSON.stringify(input) && (
        <p className={classes.note}>Masked values are copied whole.</p>
      )}
    </section>
  )
}
