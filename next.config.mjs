/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['better-sqlite3', 'pino'],
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/hooks'] },
}
