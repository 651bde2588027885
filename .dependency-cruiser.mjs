/**
 * The import directions of the house: app -> components -> lib, and inside lib the one-way
 * streets between the rooms. `import type` from an AWS client is allowed anywhere.
 */
const room = name => `^lib/${name}/`
const tests = '\\.test\\.tsx?$|^e2e/|^lib/local-aws/testing/'
const server = '\\.server\\.ts$'
const pure = [
  '^lib/secrets/',
  '^lib/run-task/',
  '^lib/verdict/',
  '^lib/tracking/(?!.*\\.server\\.ts$)',
]

/** A room of lib may import itself, npm packages and the listed rooms. */
const only = (name, from, allowed) => ({
  name: `${name}-imports`,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: { path: '^(app|components|lib|e2e|deploy)/', pathNot: allowed },
})

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
      from: { path: '^components/' },
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
      to: { path: room('local-aws') },
    },
    only('secrets', '^lib/secrets/', ['^lib/secrets/']),
    only('run-task', '^lib/run-task/', ['^lib/(run-task|secrets)/']),
    only('verdict', '^lib/verdict/', ['^lib/(verdict|secrets)/']),
    {
      name: 'pure-tracking-imports',
      severity: 'error',
      from: { path: '^lib/tracking/', pathNot: `${server}|${tests}` },
      to: { path: '^lib/', pathNot: '^lib/(secrets/|tracking/(?!.*\\.server\\.ts$))' },
    },
    {
      name: 'pure-modules-stay-pure',
      severity: 'error',
      from: { path: pure, pathNot: `${server}|${tests}` },
      to: { path: server },
    },
    {
      name: 'small-zod-in-the-browser',
      comment: 'One import of its large dialect in a page brings the whole of it to every page.',
      severity: 'error',
      from: { path: ['^components/', ...pure], pathNot: `${server}|${tests}` },
      to: { path: 'node_modules/zod/(?!mini/)' },
    },
    only('aws', '^lib/aws/', ['^lib/aws/', ...pure]),
    only('ledger', '^lib/ledger/', [
      '^lib/ledger/',
      '^lib/aws/(failure\\.ts|ecs-documents\\.server\\.ts)$',
      ...pure,
    ]),
    only('auth', '^lib/auth/', ['^lib/(auth|aws|ledger)/', ...pure]),
    only('permissions', '^lib/permissions/', [
      '^lib/(permissions|auth|aws)/',
      '^lib/ledger/(process-wide|session-ends)\\.ts$',
      ...pure,
    ]),
    only('catalog', '^lib/catalog/', ['^lib/(catalog|aws|permissions)/', ...pure]),
    only('preflight', '^lib/preflight/', ['^lib/(preflight|aws|permissions)/', ...pure]),
    only('launching', '^lib/launching/', ['^lib/(launching|aws|ledger|permissions)/', ...pure]),
    {
      name: 'server-tracking-imports',
      severity: 'error',
      from: { path: '^lib/tracking/.*\\.server\\.ts$' },
      to: { path: '^lib/', pathNot: ['^lib/(tracking|aws|ledger|permissions)/', ...pure] },
    },
    only('http', '^lib/http/', ['^lib/']),
    only('process', '^lib/process/', ['^lib/']),
    only('local-aws', '^lib/local-aws/', ['^lib/local-aws/']),
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
