import { findProblems } from '../../lib/run-task/rules/find-problems.ts'
import type { LoadedAccount } from '../../lib/run-task/rules/loaded-account.ts'
import type { LaunchInput } from '../../lib/run-task/schema.ts'
import type { Table } from './print-table.ts'

const ALLOWED_MS = 5
const WARM_UPS = 300
const RUNS = 300

const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index))

const providers = many(20, index => `group-${index}`)

/** A form of 10 containers with 50 variables each, 20 providers and 50 tags, as it is typed. */
const bigForm: LaunchInput = {
  taskDefinition: 'app:1',
  cluster: 'demo',
  count: '2',
  compute: {
    kind: 'strategy',
    capacityProviderStrategy: providers.map((capacityProvider, index) => ({
      capacityProvider,
      base: index === 0 ? '1' : '',
      weight: String(index + 1),
    })),
  },
  networkConfiguration: {
    awsvpcConfiguration: {
      subnets: many(16, index => `subnet-${index}`),
      securityGroups: many(5, index => `sg-${index}`),
    },
  },
  overrides: {
    containerOverrides: many(10, index => ({
      name: `container-${index}`,
      command: { shell: "sh -c 'migrate --all'" },
      cpu: '10',
      memory: '128',
      environment: many(50, place => ({ name: `NAME_${place}`, value: `value-${place}` })),
    })),
  },
  tags: many(50, index => ({ key: `key-${index}`, value: `value ${index}` })),
}

const account: LoadedAccount = {
  clusters: [
    {
      arn: 'arn:aws:ecs:us-east-1:111122223333:cluster/demo',
      name: 'demo',
      status: 'ACTIVE',
      registeredContainerInstancesCount: 2,
      capacityProviders: providers,
      defaultCapacityProviderStrategy: [],
    },
  ],
  definition: {
    family: 'app',
    revision: 1,
    status: 'ACTIVE',
    networkMode: 'awsvpc',
    compatibilities: ['EC2'],
    containers: many(10, index => ({ name: `container-${index}`, cpu: 10, memory: 128 })),
  },
  network: {
    subnets: many(200, index => ({
      id: `subnet-${index}`,
      vpcId: 'vpc-1',
      availableIpAddressCount: 9,
      mapPublicIpOnLaunch: false,
    })),
    securityGroups: many(500, index => ({ id: `sg-${index}`, vpcId: 'vpc-1' })),
  },
}

const unclosed: LaunchInput = {
  ...bigForm,
  count: '',
  overrides: {
    containerOverrides: bigForm.overrides?.containerOverrides?.map((container, index) =>
      index === 3 ? { ...container, command: { shell: "echo 'open" } } : container,
    ),
  },
}

const wronglyTagged: LaunchInput = {
  ...bigForm,
  tags: bigForm.tags?.map(({ value }, index) => ({ key: `aws:${index}`, value })),
}

const forms = [
  { name: 'nothing wrong', form: bigForm },
  { name: 'a quote left open, no count', form: unclosed },
  { name: 'every tag wrong', form: wronglyTagged },
]

/** Everything that is said of a form at a keystroke, against writing the same form as JSON. */
export function benchValidation(): Table {
  return {
    title: 'Judging the whole launch form',
    note: `10 containers of 50 variables, 20 providers, 50 tags, with a loaded account; medians of ${RUNS} warm runs, as multiples of JSON.stringify of the same form.`,
    columns: ['form', 'ratio', '95th percentile', `under ${ALLOWED_MS} ms`],
    rows: forms.map(({ name, form }) => {
      const baseline = measure(() => JSON.stringify(form))
      const judged = measure(() => findProblems(form, account))
      return [
        name,
        (judged.medianMs / baseline.medianMs).toFixed(1),
        (judged.lateMs / baseline.medianMs).toFixed(1),
        judged.lateMs < ALLOWED_MS ? 'yes' : 'NO',
      ]
    }),
  }
}

function measure(run: () => unknown): { medianMs: number; lateMs: number } {
  for (let warmUp = 0; warmUp < WARM_UPS; warmUp += 1) run()
  const timesMs = many(RUNS, () => {
    const startMs = performance.now()
    run()
    return performance.now() - startMs
  }).sort((one, other) => one - other)
  return { medianMs: timesMs[RUNS / 2] ?? 0, lateMs: timesMs[RUNS * 0.95] ?? 0 }
}
