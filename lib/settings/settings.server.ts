import 'server-only'
import { processWide } from '../process-wide.ts'
import { readSettings } from './settings.ts'
import type { Settings } from './settings.ts'

/**
 * The settings of this process, read once.
 *
 * @throws WrongSettings when the environment can't be used; the start of the server ends then.
 */
export const processSettings = (): Settings =>
  processWide('settings', () => readSettings(process.env))
