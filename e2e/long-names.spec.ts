import type { Page } from '@playwright/test'
import type { CatalogAnswers } from '../lib/catalog/choices.ts'
import { expectNoViolations, expectNothingBeyond } from './support/accessibility.ts'
import { answerCatalog } from './support/answer-catalog.ts'
import { expect, signInAsDemo, test } from './support/journey.ts'
import { choose, openSection } from './support/launch-form.ts'

const NAME = `prod-${'very-long-name-'.repeat(13)}`
const toArn = (service: string, resource: string) =>
  `arn:aws:${service}:111122223333:${resource}${NAME}`

const container = (name: string): CatalogAnswers['definition']['containers'][number] => ({
  name,
  image: `111122223333.dkr.ecr.us-east-1.amazonaws.com/${NAME}:latest`,
  essential: true,
  isCommandMasked: false,
  command: [NAME, NAME],
  environment: [{ name: NAME, value: NAME }],
  secrets: [`SECRET_${NAME}`],
  environmentFiles: [`${toArn('s3::', '')}.env`],
  resourceRequirements: [],
  logDriver: 'awslogs',
})

const lists = {
  families: [{ family: NAME }],
  revisions: [
    {
      arn: `${toArn('ecs:us-east-1', 'task-definition/')}:7`,
      family: NAME,
      revision: 7,
      status: 'ACTIVE',
    },
  ],
  definition: {
    arn: `${toArn('ecs:us-east-1', 'task-definition/')}:7`,
    family: NAME,
    revision: 7,
    status: 'ACTIVE',
    networkMode: 'awsvpc',
    compatibilities: ['EC2', 'FARGATE'],
    requiresCompatibilities: ['FARGATE'],
    cpu: '256',
    memory: '512',
    taskRoleArn: toArn('iam:', 'role/'),
    executionRoleArn: toArn('iam:', 'role/'),
    placementConstraints: [],
    volumes: [],
    inferenceAccelerators: [],
    containers: [container(NAME), container(`b${NAME}`)],
  },
  clusters: [
    {
      arn: toArn('ecs:us-east-1', 'cluster/'),
      name: NAME,
      status: 'ACTIVE',
      registeredContainerInstancesCount: 3,
      runningTasksCount: 4,
      pendingTasksCount: 2,
      capacityProviders: [`cp-${NAME}`],
      defaultCapacityProviderStrategy: [],
      isProduction: true,
    },
  ],
  network: {
    vpcs: [{ id: 'vpc-1', name: NAME, cidrBlock: '10.0.0.0/16', isDefault: false }],
    subnets: [
      {
        id: 'subnet-0123456789abcdef0',
        name: NAME,
        vpcId: 'vpc-1',
        availabilityZone: 'us-east-1a',
        cidrBlock: '10.0.0.0/24',
        availableIpAddressCount: 200,
        mapPublicIpOnLaunch: false,
        isPublic: false,
      },
    ],
    securityGroups: [{ id: 'sg-0123456789abcdef0', name: NAME, description: NAME, vpcId: 'vpc-1' }],
  },
} satisfies Partial<CatalogAnswers>

async function showLongNames(page: Page): Promise<void> {
  await answerCatalog(page, 'families', lists.families)
  await answerCatalog(page, 'revisions', lists.revisions)
  await answerCatalog(page, 'definition', lists.definition)
  await answerCatalog(page, 'clusters', lists.clusters)
  await answerCatalog(page, 'network', lists.network)
  await signInAsDemo(page)
}

/** Opens a list, takes its first entry, and looks before and after. */
async function takeFirst(page: Page, name: string): Promise<void> {
  const box = page.getByRole('combobox', { name, exact: true })
  await box.click()
  await expect(page.getByRole('option').first()).toBeVisible()
  await expectNothingBeyond(page)
  await box.press('ArrowDown')
  await box.press('Enter')
  await box.press('Escape')
  await expectNothingBeyond(page)
}

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 400],
] as const) {
  test.describe(`in ${colorScheme}, ${width} px wide`, () => {
    test.use({
      colorScheme,
      viewport: { width, height: 900 },
      // The embedded AWS knows nothing of these names, and the browser logs that.
      allowedErrors: [/status of 4\d\d/],
    })

    test('names of 200 characters leave the whole form in reach', async ({ page }) => {
      await showLongNames(page)
      for (const name of ['Task definition', 'Cluster', 'Subnets', 'Security groups']) {
        await takeFirst(page, name)
      }
      await expect(page.getByRole('tablist', { name: 'Containers' }).getByRole('tab')).toHaveCount(
        2,
      )
      await choose(page, 'Compute', 'Strategy')
      await takeFirst(page, 'Capacity provider 1')
      for (const title of ['Size, GPUs', 'Task size', 'Tags', 'More']) {
        await openSection(page, title)
      }
      await page.getByRole('textbox', { name: 'Group' }).fill(NAME.slice(0, 120))
      await page.getByRole('button', { name: 'Add tag' }).click()
      await page.getByLabel('Tag 1 key').fill(NAME.slice(0, 120))
      await page.getByLabel('Tag 1 value').fill(NAME)
      await expectNothingBeyond(page)
      await expectNoViolations(page)
      await page.keyboard.press('Control+Enter')
      const dialog = page.getByRole('dialog')
      await expect(dialog).toBeVisible()
      await expectNothingBeyond(page)
      await expectNoViolations(page)
      await dialog.getByRole('button', { name: 'Cancel' }).click()
      await page.getByRole('button', { name: 'Paste JSON or command' }).click()
      const text = `aws ecs run-task --cluster ${NAME} --task-definition ${NAME} --${NAME} x`
      await dialog.getByRole('textbox').fill(text)
      await expectNothingBeyond(page)
    })
  })
}
