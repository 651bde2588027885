/** Marks a cluster as production, with any value except `false`. */
const PRODUCTION_TAG = 'slipway:production'

export const hasProductionTag = (
  tags: readonly { key?: string; value?: string }[] | undefined,
): boolean =>
  tags?.some(
    ({ key, value }) => key === PRODUCTION_TAG && value?.trim().toLowerCase() !== 'false',
  ) ?? false
