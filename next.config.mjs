/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // proxy.ts answers first, to its own host names only; a redirect would name any.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ['better-sqlite3', 'pino'],
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/hooks'] },
}
