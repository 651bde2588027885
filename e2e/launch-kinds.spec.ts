import {
  DeregisterContainerInstanceCommand,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs'
import type { Page } from '@playwright/test'
import { describeOpenTask, describeStartedBy, ecs } from './support/embedded-ecs.ts'
import { expect, signInAsDemo, test } from './support/journey.ts'
import {
  choose,
  launchButton,
  openSection,
  pick,
  pickOption,
  pickSubnets,
} from './support/launch-form.ts'

const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`

async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = page
      .getByRole('textbox', { name, exact: true })
      .or(page.getByRole('combobox', { name, exact: true }))
    await field.fill(value)
    await field.blur()
  }
}

async function addTag(page: Page, number: number, key: string, value: string): Promise<void> {
  await page.getByRole('button', { name: 'Add tag' }).click()
  await page.getByLabel(`Tag ${number} key`).fill(key)
  await page.getByLabel(`Tag ${number} value`).fill(value)
}

async function pickGroups(page: Page, ...names: string[]): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Security groups' })
  for (const name of names) {
    await field.click()
    await field.fill(name)
    await page
      .getByRole('option', { name: new RegExp(`^${name}`) })
      .first()
      .click()
  }
  await page.keyboard.press('Escape')
}

test('Fargate: what was asked of size, roles, network, containers and tags is what runs', async ({
  page,
}) => {
  await signInAsDemo(page)
  await pick(page, 'Task definition', 'one-off-shell')
  await pick(page, 'Cluster', 'demo')
  await choose(page, 'Compute', 'Launch type')
  await choose(page, 'Launch type', 'FARGATE')
  await pickSubnets(page, 'default-1', 'default-2')
  await pickGroups(page, 'web', 'launch-wizard-1')
  await choose(page, 'Public IP', 'Enabled')
  await page.getByRole('textbox', { name: 'Command' }).fill(`'echo "it'"'"'s $LEVEL"; sleep 60'`)
  await page.getByRole('button', { name: 'Add variable' }).click()
  await page.getByRole('textbox', { name: 'Variable 1 name' }).fill('LEVEL')
  await page.getByLabel('Variable 1 value').fill('line one\nline two')
  await openSection(page, 'Size, GPUs, environment files')
  await fill(page, { 'CPU units': '128', 'Memory, MiB': '768', 'Memory reservation, MiB': '256' })
  await page.getByRole('button', { name: 'Add an environment file' }).click()
  await fill(page, { 'Environment file 1': 'arn:aws:s3:::acme-settings/repair.env' })
  await openSection(page, 'Task size, roles, storage')
  await fill(page, {
    'Task CPU': '1024',
    'Task memory': '2048',
    'Task role': role('db-migrate-task'),
    'Execution role': role('ecsTaskExecutionRole'),
    'Ephemeral storage, GiB': '40',
  })
  await openSection(page, 'Tags')
  await addTag(page, 1, 'ticket', 'OPS-4412')
  await pickOption(page, 'Propagate tags', 'From the task definition')
  await page.getByRole('checkbox', { name: 'ECS managed tags' }).check()
  await openSection(page, 'More')
  await page.getByRole('checkbox', { name: 'ECS Exec' }).check()
  await pickOption(page, 'Platform version', '1.4.0')
  await fill(page, { Group: 'repairs', 'Started by': 'jane/OPS-4412' })
  await launchButton(page).click()

  const task = await describeOpenTask(page)
  expect(task).toMatchObject({
    launchType: 'FARGATE',
    platformVersion: '1.4.0',
    cpu: '1024',
    memory: '2048',
    ephemeralStorage: { sizeInGiB: 40 },
    group: 'repairs',
    startedBy: 'jane/OPS-4412',
    enableExecuteCommand: true,
    overrides: {
      cpu: '1024',
      memory: '2048',
      taskRoleArn: role('db-migrate-task'),
      executionRoleArn: role('ecsTaskExecutionRole'),
      ephemeralStorage: { sizeInGiB: 40 },
      containerOverrides: [
        {
          name: 'shell',
          command: [`echo "it's $LEVEL"; sleep 60`],
          environment: [{ name: 'LEVEL', value: 'line one\nline two' }],
          environmentFiles: [{ value: 'arn:aws:s3:::acme-settings/repair.env', type: 's3' }],
          cpu: 128,
          memory: 768,
          memoryReservation: 256,
        },
      ],
    },
  })
  const tags = new Map((task.tags ?? []).map(({ key, value }) => [key, value]))
  expect(Object.fromEntries(tags)).toEqual({
    ticket: 'OPS-4412',
    team: 'platform',
    service: 'one-off-shell',
    'aws:ecs:clusterName': 'demo',
  })
})

test('a split over Fargate and Spot is the one that was shown', async ({ page }) => {
  await signInAsDemo(page)
  await pick(page, 'Task definition', 'one-off-shell')
  await pick(page, 'Cluster', 'demo')
  await fill(page, { Tasks: '10' })
  await choose(page, 'Compute', 'Strategy')
  await page.getByRole('button', { name: 'Remove provider 2' }).click()
  await pick(page, 'Capacity provider 1', 'FARGATE')
  await fill(page, { 'Base 1': '2', 'Weight 1': '1' })
  await page.getByRole('button', { name: 'Add a provider' }).click()
  await pick(page, 'Capacity provider 2', 'FARGATE_SPOT')
  await fill(page, { 'Weight 2': '3' })
  await pickSubnets(page, 'default-1')
  await openSection(page, 'More')
  await fill(page, { 'Started by': 'split-of-ten' })
  await expect(page.getByText('4 FARGATE', { exact: true })).toBeVisible()
  await expect(page.getByText('6 FARGATE_SPOT', { exact: true })).toBeVisible()
  await launchButton(page).click()
  await page.waitForURL('**/launches/*')
  const providers = (await describeStartedBy('demo', 'split-of-ten', 10)).map(
    ({ capacityProviderName }) => capacityProviderName,
  )
  const on = (name: string) => providers.filter(it => it === name).length
  expect([on('FARGATE'), on('FARGATE_SPOT')]).toEqual([4, 6])
})

test('EC2 in bridge mode goes where constraints and strategy say', async ({ page }) => {
  await signInAsDemo(page)
  await pick(page, 'Task definition', 'cache-warm')
  await pick(page, 'Cluster', 'batch')
  await fill(page, { Tasks: '2' })
  await choose(page, 'Compute', 'Launch type')
  await choose(page, 'Launch type', 'EC2')
  await expect(page.getByRole('heading', { name: 'Network' })).toHaveCount(0)
  await openSection(page, 'Size, GPUs, environment files')
  await fill(page, { 'CPU units': '64', 'Memory reservation, MiB': '128' })
  await openSection(page, 'Placement')
  await page.getByRole('button', { name: 'Add a constraint' }).click()
  const zone = 'attribute:ecs.availability-zone in [us-east-1a, us-east-1b]'
  await fill(page, { 'Constraint 1 expression': zone })
  await page.getByRole('button', { name: 'Add a constraint' }).click()
  await pickOption(page, 'Constraint 2 type', 'distinctInstance')
  await page.getByRole('button', { name: 'Add a rule' }).click()
  await fill(page, { 'Strategy rule 1 field': 'attribute:ecs.availability-zone' })
  await page.getByRole('button', { name: 'Add a rule' }).click()
  await pickOption(page, 'Strategy rule 2 type', 'binpack')
  await fill(page, { 'Strategy rule 2 field': 'memory' })
  await openSection(page, 'More')
  await fill(page, { 'Started by': 'bridge-with-constraints' })
  await launchButton(page).click()
  await page.waitForURL('**/launches/*')

  const tasks = await describeStartedBy('batch', 'bridge-with-constraints', 2)
  expect(tasks.map(({ availabilityZone }) => availabilityZone).sort()).toEqual([
    'us-east-1a',
    'us-east-1b',
  ])
  expect(new Set(tasks.map(({ containerInstanceArn }) => containerInstanceArn)).size).toBe(2)
  expect(tasks[0]).toMatchObject({
    launchType: 'EC2',
    overrides: { containerOverrides: [{ name: 'warm', cpu: 64, memoryReservation: 128 }] },
  })
})

test('EXTERNAL runs on a server outside of AWS', async ({ page }) => {
  const site = { name: 'site', value: 'store-7' }
  const { containerInstance } = await ecs.send(
    new RegisterContainerInstanceCommand({
      cluster: 'default',
      totalResources: [
        { name: 'CPU', type: 'INTEGER', integerValue: 1024 },
        { name: 'MEMORY', type: 'INTEGER', integerValue: 2048 },
      ],
      attributes: [{ name: 'ecs.capability.external' }, site],
    }),
  )
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'edge-backup',
      networkMode: 'bridge',
      requiresCompatibilities: ['EXTERNAL'],
      containerDefinitions: [{ name: 'backup', image: 'example/backup:1', memory: 128 }],
    }),
  )
  await signInAsDemo(page)
  await pick(page, 'Task definition', 'edge-backup')
  await pick(page, 'Cluster', 'default')
  await choose(page, 'Compute', 'Launch type')
  await choose(page, 'Launch type', 'EXTERNAL')
  await page.getByRole('textbox', { name: 'Command' }).fill('backup --store 7')
  await openSection(page, 'Placement')
  await page.getByRole('button', { name: 'Add a constraint' }).click()
  await fill(page, { 'Constraint 1 expression': 'attribute:site == store-7' })
  await launchButton(page).click()

  const task = await describeOpenTask(page)
  expect(task).toMatchObject({
    launchType: 'EXTERNAL',
    containerInstanceArn: containerInstance?.containerInstanceArn,
    overrides: { containerOverrides: [{ name: 'backup', command: ['backup', '--store', '7'] }] },
  })
  expect(task.availabilityZone).toBeUndefined()
  await ecs.send(
    new DeregisterContainerInstanceCommand({
      cluster: 'default',
      containerInstance: containerInstance?.containerInstanceArn,
      force: true,
    }),
  )
})

test('a volume that is configured at launch is attached as it was configured', async ({ page }) => {
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'snapshot-restore',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '256',
      memory: '512',
      volumes: [{ name: 'data', configuredAtLaunch: true }],
      containerDefinitions: [
        {
          name: 'restore',
          image: 'example/restore:1',
          mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }],
        },
      ],
    }),
  )
  await signInAsDemo(page)
  await pick(page, 'Task definition', 'snapshot-restore')
  await pick(page, 'Cluster', 'demo')
  await pickSubnets(page, 'default-1')
  const volume = page.getByRole('group', { name: 'Volume data' })
  await expect(volume).toBeVisible()
  await fill(page, { 'Infrastructure role': role('ecsInfrastructureRole'), 'Size, GiB': '30' })
  await pickOption(page, 'Volume type', 'io2')
  await expect(page.getByRole('list', { name: 'Problems' }).getByText(/IOPS/)).toBeVisible()
  await fill(page, { IOPS: '1000' })
  await pickOption(page, 'Filesystem', 'ext4')
  await choose(page, 'Encryption', 'Encrypted')
  await choose(page, 'When the task stops', 'Keep')
  await volume.getByRole('button', { name: 'Tag the volume' }).click()
  await volume.getByRole('button', { name: 'Add tag' }).click()
  await volume.getByLabel('Tag 1 key').fill('restore')
  await volume.getByLabel('Tag 1 value').fill('2026-11')
  await launchButton(page).click()

  const task = await describeOpenTask(page)
  const attachment = task.attachments?.find(({ type }) => type === 'AmazonElasticBlockStorage')
  const details = new Map(attachment?.details?.map(({ name, value }) => [name, value]))
  expect(Object.fromEntries(details)).toMatchObject({
    volumeName: 'data',
    roleArn: role('ecsInfrastructureRole'),
    deleteOnTermination: 'false',
  })
})
