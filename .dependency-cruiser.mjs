/**
 * The import directions of the house: app -> components -> lib, and inside lib the one-way
 * streets between the rooms. `import type` from an AWS client is allowed anywhere.
 */
const tests = '\\.test\\.tsx?$|^e2e/|^lib/testing/|^lib/local-aws/test/'
const server = '\\.server\\.ts$'
/** Everybody may import these. */
const base = [
  '^lib/(result|process-wide)\\.ts$',
  '^lib/(settings|secrets)/',
  '^lib/aws/(arn|firelens-output|log-drivers|log-source|stream-source)\\.ts$',
]
/** Rooms without a server module. */
const pure = ['^lib/run-task/', '^lib/verdict/', '^lib/task-view/', '^lib/log-view/']

/** A room of lib may import itself, npm packages, the base and the listed rooms. */
const only = (room, allowed) => ({
  name: `${room}-imports`,
  severity: 'error',
  from: { path: `^lib/${room}/`, pathNot: tests },
  to: {
    path: '^(app|components|lib|e2e|deploy)/',
    pathNot: [`^lib/${room}/`, ...base, ...allowed],
  },
})

/** A room of the embedded AWS may import itself and the listed rooms of it. */
const onlyLocalAws = (room, allowed) => ({
  name: `local-aws-${room}-imports`,
  severity: 'error',
  from: { path: `^lib/local-aws/${room}/`, pathNot: tests },
  to: { path: '^lib/local-aws/', pathNot: `^lib/local-aws/(${[room, ...allowed].join('|')})/` },
})

/** The rooms of the embedded ECS. Each may import those before it. */
const ecsRooms = [
  ...['query', 'state', 'input', 'tags', 'lookup', 'clusters', 'instances', 'placement'],
  ...['stop-causes', 'task-faults', 'timeline', 'stopping', 'task-containers', 'registration'],
  ...['run-task', 'lifecycle', 'operations'],
]
const ecs = '^lib/local-aws/services/ecs/'

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'lib-is-below',
      severity: 'error',
      from: { path: '^lib/', pathNot: tests },
      to: { path: '^(app|components|e2e|deploy)/' },
    },
    {
      name: 'components-are-below-app',
      severity: 'error',
      from: { path: '^components/' },
      to: { path: '^(app|e2e|deploy)/' },
    },
    {
      name: 'components-import-pure-modules-and-types',
      severity: 'error',
      from: { path: '^components/', pathNot: tests },
      to: { path: server, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'ui-has-no-domain',
      severity: 'error',
      from: { path: '^components/ui/' },
      to: { path: '^(lib|components/(?!ui/))' },
    },
    {
      name: 'aws-clients-live-in-aws',
      severity: 'error',
      from: { pathNot: `^lib/aws/|${tests}` },
      to: { path: '@aws-sdk/client-', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'run-task-is-sent-by-a-click',
      comment: 'Never by a page, a poll, the settler or the start of the server.',
      severity: 'error',
      from: { pathNot: `^lib/launching/(launch-tasks|send-again)${server}|${tests}` },
      to: { path: `^lib/launching/send-launch${server}` },
    },
    {
      name: 'a-click-is-a-server-action',
      severity: 'error',
      from: { pathNot: `^app/.*/actions\\.ts$|${tests}` },
      to: { path: `^lib/launching/(launch-tasks|send-again)${server}` },
    },
    {
      name: 'product-reaches-local-aws-by-url',
      severity: 'error',
      from: { pathNot: `^lib/local-aws/|${tests}` },
      to: { path: '^lib/local-aws/' },
    },
    {
      name: 'tests-are-not-shipped',
      severity: 'error',
      from: { pathNot: tests },
      to: { path: '^lib/testing/|^lib/local-aws/test/' },
    },
    {
      name: 'pure-modules-stay-pure',
      severity: 'error',
      from: { path: ['^lib/secrets/', ...pure], pathNot: tests },
      to: { path: server },
    },
    {
      name: 'small-zod-in-the-browser',
      comment: 'One import of the full package in a page brings the whole of it to every page.',
      severity: 'error',
      from: { path: ['^components/', '^lib/secrets/', ...pure], pathNot: tests },
      to: { path: 'node_modules/zod/(?!mini/)' },
    },
    {
      name: 'base-imports',
      severity: 'error',
      from: { path: base, pathNot: tests },
      to: { path: '^(app|components|lib|e2e|deploy)/', pathNot: base },
    },
    only('run-task', []),
    only('verdict', []),
    only('task-view', ['^lib/(run-task|verdict)/']),
    only('log-view', ['^lib/task-view/']),
    only('aws', pure),
    only('ledger', ['^lib/aws/ecs/ecs-documents\\.server\\.ts$', ...pure]),
    only('auth', ['^lib/(aws|ledger)/', ...pure]),
    only('permissions', ['^lib/(auth|aws)/', '^lib/ledger/sessions/session-ends\\.ts$', ...pure]),
    only('catalog', ['^lib/(aws|permissions)/', ...pure]),
    only('preflight', ['^lib/(aws|permissions)/', ...pure]),
    only('tracking', ['^lib/(aws|ledger|permissions)/', ...pure]),
    only('launching', ['^lib/(aws|ledger|permissions|tracking)/', ...pure]),
    {
      name: 'context-is-built-at-the-edge',
      comment: 'A room declares the part of the Context that it needs.',
      severity: 'error',
      from: { pathNot: `^(app|lib/(http|process))/|${tests}` },
      to: { path: '^lib/context\\.ts$' },
    },
    {
      name: 'context-is-a-type',
      severity: 'error',
      from: { path: '^lib/context\\.ts$' },
      to: { dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'local-aws-imports',
      severity: 'error',
      from: { path: '^lib/local-aws/', pathNot: tests },
      to: { path: '^(app|components|lib|e2e|deploy)/', pathNot: '^lib/local-aws/' },
    },
    onlyLocalAws('world', []),
    onlyLocalAws('faults', ['world']),
    onlyLocalAws('realism', ['world']),
    onlyLocalAws('containers', ['world']),
    onlyLocalAws('http/protocol', ['world']),
    onlyLocalAws('services', ['world', 'faults', 'realism', 'containers', 'http/protocol']),
    onlyLocalAws('control', ['world', 'faults', 'realism', 'services', 'http/protocol']),
    onlyLocalAws('seed', ['world', 'faults', 'realism', 'services']),
    onlyLocalAws('http', ['world', 'faults', 'realism', 'services', 'control']),
    ...ecsRooms.slice(0, -1).map((room, index) => ({
      name: `ecs-${room}-imports`,
      severity: 'error',
      from: { path: `${ecs}${room}/`, pathNot: tests },
      to: { path: `${ecs}(${ecsRooms.slice(index + 1).join('|')}|[^/]+$)` },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^\\.next/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['react-server', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.css', '.json'],
    },
  },
}
