import { defineConfig } from '@playwright/test'
import { findBrowser } from './e2e/find-browser.ts'
import { AWS_URL, DASHBOARD_URL, serverEnv } from './e2e/support/servers.ts'

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/journeys',
  workers: 1,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: DASHBOARD_URL,
    // The page's tree is in every trace; a film of it would cost processor time.
    trace: { mode: 'retain-on-failure', screenshots: false },
    // Colours are judged as they are in the end, not on their way there.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env['SLIPWAY_E2E_BROWSER'] ?? findBrowser(),
      args: process.getuid?.() === 0 ? ['--no-sandbox', ...FLAGS] : FLAGS,
    },
  },
  webServer: [
    { command: 'npm run --silent local-aws', port: Number(new URL(AWS_URL).port), env: serverEnv },
    {
      command: 'npm run --silent start',
      url: `${DASHBOARD_URL}/api/health`,
      env: serverEnv,
    },
  ],
})
