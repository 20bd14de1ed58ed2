import { constants } from 'node:zlib';
import tailwindcss from '@tailwindcss/vite';
import { tanstackRouter } from '@tanstack/router-plugin/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';
import { VitePWA } from 'vite-plugin-pwa';
import { compiledMessages } from './compiled-messages.js';
import { pageStyles } from './page-styles.js';
import { directDocuments } from './direct-documents.js';
import { EARLY, earlyScripts, FRAMEWORK } from './early-script.js';

const gateway = process.env['PROPMUBI_URL'] ?? `http://127.0.0.1:${process.env['PORT'] ?? 4000}`;

/**
 * What public screens share, in few files: the bundler makes one of every module that two screens use, and a browser waits for
 * twenty files of 1 KB longer than for one of 20.
 */
const sharedScripts = [
  {
    name: EARLY,
    test: /\/web\/src\/(early\/|graphql\/graphql\.ts|shared\/listings\/search-filters\.ts)/,
    priority: 4,
  },
  { name: FRAMEWORK, test: /\/node_modules\/|rolldown\/runtime/, tags: ['$initial' as const], priority: 3 },
  { name: 'app', tags: ['$initial' as const], priority: 2 },
  {
    name: 'homes',
    test: /\/web\/src\/shared\/listings\/(listing-card|search-box|search-results)\.tsx$/,
    priority: 1,
  },
  {
    name: 'public',
    test: /\/web\/src\/(shared\/(trust\/|shortlist\/shortlist-button)|ui\/(facts|field)|i18n\/(public-messages|en\.public))|\/icons\/chevron-(left|right)\./,
    priority: 0,
  },
];

export default defineConfig({
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      routesDirectory: './src/app/routes',
      generatedRouteTree: './src/app/route-tree.gen.ts',
      quoteStyle: 'single',
      semicolons: true,
    }),
    directDocuments(),
    compiledMessages(),
    earlyScripts(),
    pageStyles(),
    react(),
    tailwindcss(),
    VitePWA({
      registerType: 'autoUpdate',
      injectRegister: false,
      manifest: {
        name: 'PropMubi Trust',
        short_name: 'PropMubi',
        description: 'Homes in the Mumbai region, with the trust behind them explained',
        theme_color: '#0d4f4a',
        background_color: '#faf8f3',
        display: 'standalone',
        start_url: '/',
        icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
      workbox: {
        importScripts: ['/push-worker.js'],
        // The page itself comes from the network first; the API is never cached by the worker.
        globPatterns: ['**/*.{js,css,html,svg,woff2}'],
        // Read when a page shows Hindi, Marathi or the map; most readers never need them. The app's styles are in the page.
        globIgnores: ['**/noto-sans-*', '**/results-map-*', '**/index-*.css'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [
          /^\/(graphql|graphiql|session|files|photos|health|metrics|vitals|dev|docs)/,
        ],
      },
    }),
    // Once and well, instead of at each request: the gateway sends what lies beside a file (`preCompressed`).
    compression({
      algorithms: [['brotliCompress', { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }]],
      // Not the map, a third of all bytes: compressing it would double the time of a build.
      exclude: /maplibre|results-map/,
      include: /\.(js|mjs|css|html|svg)$/,
    }),
  ],
  build: {
    target: 'es2023',
    sourcemap: false,
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: { output: { codeSplitting: { groups: sharedScripts } } },
  },
  server: {
    port: 5173,
    proxy: {
      '/graphql': { target: gateway, ws: true },
      '/session': gateway,
      '/files': gateway,
      '/photos': gateway,
      '/dev': gateway,
    },
  },
});
