import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where a server under development listens; the built page is served by the server itself. */
const server = 'http://127.0.0.1:4180';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    // The server's content policy allows no inline script.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
});
