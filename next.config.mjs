import { join } from 'node:path'

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // proxy.ts answers first, to its own host names only; a redirect would name any.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ['better-sqlite3', 'pino'],
  // `npm test` checks the types in a step of its own, which names every error.
  typescript: { ignoreBuildErrors: process.env['SLIPWAY_TYPES_ARE_CHECKED'] === '1' },
  compiler: {
    async runAfterProductionCompile({ distDir }) {
      const { hintCompile } = await import('./deploy/hint-compile.ts')
      await hintCompile(join(distDir, 'static/chunks'))
    },
  },
  experimental: {
    optimizePackageImports: ['@mantine/core', '@mantine/hooks'],
    // No form comes near it: the overrides of a launch have 8192 characters at most.
    serverActions: { bodySizeLimit: '256kb' },
    // What is read ahead of proxy.ts; every reader has a smaller limit of its own.
    proxyClientMaxBodySize: '512kb',
  },
}
