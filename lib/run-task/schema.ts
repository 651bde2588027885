import { launchFormSchema } from './launch-form-schema.ts'
import { withoutEmptyRows } from './without-empty-rows.ts'

export type { LaunchInput, LaunchValues } from './launch-form-schema.ts'

/**
 * What the launch form holds (`z.input`) and what is launched (`z.output`), in normal form: empty
 * rows and members that hold nothing are absent. Parsing what was parsed changes nothing.
 */
export const launchSchema = launchFormSchema.transform(withoutEmptyRows)
