import { MantineProvider } from '@mantine/core'
import { fireEvent, render, screen, within } from '@testing-library/react'
import { createElement } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { ImportDialog } from './import-dialog'

function open(pasted: string) {
  const onTake = vi.fn()
  render(
    createElement(
      // Without its transitions, the dialog is there at once.
      MantineProvider,
      { env: 'test' },
      createElement(ImportDialog, { text: pasted, onClose: () => undefined, onTake }),
    ),
  )
  return onTake
}

const namesOf = (title: string) =>
  within(screen.getByRole('list', { name: title }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent)

const state = JSON.stringify({
  Resource: 'arn:aws:states:::ecs:runTask.sync',
  Parameters: {
    'Cluster.$': '$.cluster',
    TaskDefinition: 'job:3',
    StartedBy: 'AWS Step Functions',
    Overrides: {
      ContainerOverrides: [{ Name: 'app', Environment: [{ Name: 'TOKEN', 'Value.$': '$.t' }] }],
    },
  },
})

describe('the import dialog', () => {
  it('says what a text is, what of it isn’t used and why, and what is still unknown', () => {
    const onTake = open(state)
    expect(screen.getByRole('status').textContent).toMatch(
      /^This is a Step Functions state: 1 task of job:3 on an unknown cluster\./,
    )
    expect(namesOf('Not used')).toEqual([
      'Cluster (a path into the state’s input)',
      'Variable (a path into the state’s input)',
      'Started by (AWS wrote AWS Step Functions)',
    ])
    expect(namesOf('Unknown, still to fill in')).toEqual([
      'TOKEN (a path into the state’s input)',
      'Cluster (a path into the state’s input)',
    ])
    fireEvent.click(screen.getByRole('button', { name: 'Replace the form' }))
    expect(onTake).toHaveBeenCalledWith(
      expect.objectContaining({ source: 'state' }),
      'a Step Functions state',
    )
  })

  it('says what a command of another service starts', () => {
    const target = {
      Arn: 'arn:aws:ecs:us-east-1:111122223333:cluster/demo',
      EcsParameters: { TaskDefinitionArn: 'job:3', TaskCount: 2 },
    }
    open(`aws scheduler create-schedule --name n --target '${JSON.stringify(target)}'`)
    expect(screen.getByRole('status').textContent).toMatch(
      /^This is an EventBridge Scheduler target: 2 tasks of job:3/,
    )
  })

  it('leaves the form alone for a text without a launch', () => {
    open('aws scheduler create-schedule --target file://t.json')
    expect(screen.getByRole('status').textContent).toMatch(/takes its --target from t\.json/)
    expect(screen.getByRole('button', { name: 'Replace the form' })).toHaveProperty(
      'disabled',
      true,
    )
  })
})
