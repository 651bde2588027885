import { defineConfig } from 'vitest/config'

/** `server-only` throws unless the condition of React's server layer is set. */
const conditions = ['react-server', 'node']

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['lib/**/*.test.ts', 'components/**/*.test.ts', 'e2e/**/*.test.ts'],
    testTimeout: 20_000,
    // No test changes what its process shares, so files may share one: half the time is loading SDKs.
    isolate: false,
    server: { deps: { inline: ['server-only'] } },
  },
})
