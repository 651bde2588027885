import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** `server-only` throws unless the condition of React's server layer is set. */
const conditions = ['react-server', 'node']

const shared = {
  testTimeout: 20_000,
  // No test changes what its process shares, so files may share one: half the time is loading SDKs.
  isolate: false,
}

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    // By default one processor stays free, which is half of what a small machine has.
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        ssr: { resolve: { conditions, externalConditions: conditions } },
        test: {
          ...shared,
          name: 'node',
          setupFiles: ['lib/testing/arbitrary/seed-random-tests.ts'],
          include: ['lib/**/*.test.ts', 'components/**/*.test.ts', 'e2e/**/*.test.ts'],
          exclude: ['**/*.dom.test.ts'],
          server: { deps: { inline: ['server-only'] } },
        },
      },
      {
        // Hooks need a document, and React as browsers load it.
        extends: true,
        test: {
          ...shared,
          name: 'dom',
          environment: 'happy-dom',
          setupFiles: ['lib/testing/render-hooks.ts', 'lib/testing/arbitrary/seed-random-tests.ts'],
          include: ['components/**/*.dom.test.ts'],
        },
      },
    ],
  },
})
