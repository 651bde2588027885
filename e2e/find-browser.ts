import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

// The headless shell is the same browser without its windows: a journey takes a sixth less time.
const SHELL = 'chromium-headless-shell'
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
const DOWNLOAD_TIMEOUT_MS = 180_000

/**
 * The browser of the journeys: an installed Chromium or Chrome, else Playwright's download, else
 * (as root on Debian) the `chromium-headless-shell` package.
 *
 * @throws one sentence when none can be had.
 */
export function findBrowser(): string {
  const found = installed() ?? downloaded() ?? download() ?? installPackage()
  if (found) return found
  throw new Error(
    'No browser for the journeys: install Chromium or Chrome, or run `npx playwright install chromium`.',
  )
}

function installed(): string | undefined {
  const named = process.env['CHROME_PATH']
  if (named && existsSync(named)) return named
  for (const name of NAMES) {
    const { status, stdout } = spawnSync('which', [name], { encoding: 'utf8' })
    if (status === 0 && stdout.trim()) return stdout.trim()
  }
  return existsSync(MAC) ? MAC : undefined
}

function downloaded(): string | undefined {
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

function download(): string | undefined {
  console.log('No Chromium or Chrome is installed; trying Playwright’s download …')
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: DOWNLOAD_TIMEOUT_MS,
  })
  return downloaded()
}

function installPackage(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined
  console.log(`Installing the Debian package ${SHELL} …`)
  try {
    execFileSync('apt-get', ['update'], { stdio: 'ignore' })
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    execFileSync('apt-get', ['install', '-y', SHELL], { stdio: 'ignore', env })
  } catch {
    return undefined
  }
  return installed()
}
