import { defineConfig } from '@playwright/test'
import { findBrowser } from './e2e/find-browser.ts'
import { DASHBOARD_URL, serversOf } from './e2e/support/servers.ts'

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const WORKERS = Number(process.env['SLIPWAY_E2E_WORKERS'] ?? '2')

const webServer = Array.from({ length: WORKERS }, (_, worker) => serversOf(worker)).flatMap(
  ({ awsUrl, dashboardUrl, env }) => [
    { command: 'npm run --silent local-aws', port: Number(new URL(awsUrl).port), env },
    { command: 'npm run --silent start', url: `${dashboardUrl}/api/health`, env },
  ],
)

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/journeys',
  workers: WORKERS,
  forbidOnly: Boolean(process.env['CI']),
  // These end what hangs. A journey takes seconds, and minutes on a machine that is five times busier.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    baseURL: DASHBOARD_URL,
    // A trace takes a fifth of the time, so `--trace retain-on-failure` asks for it; what a page showed
    // when it failed is kept anyway.
    trace: 'off',
    screenshot: 'only-on-failure',
    // Colours are judged as they are in the end, not on their way there.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env['SLIPWAY_E2E_BROWSER'] ?? findBrowser(),
      args: process.getuid?.() === 0 ? ['--no-sandbox', ...FLAGS] : FLAGS,
    },
  },
  webServer,
})
