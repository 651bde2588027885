import { defineConfig } from 'vitest/config'

/** `server-only` throws unless the condition of React's server layer is set. */
const conditions = ['react-server', 'node']

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['lib/**/*.test.ts', 'e2e/**/*.test.ts'],
    testTimeout: 20_000,
    server: { deps: { inline: ['server-only'] } },
  },
})
