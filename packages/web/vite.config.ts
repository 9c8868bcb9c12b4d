import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Where a server under development listens; the built page is served by the server itself. */
const server = 'http://127.0.0.1:4180';
/** What comes before the first picture, compressed. Routes and charts come when they are needed. */
const FIRST_LOAD_BYTES_MAX = 300_000;

export default defineConfig({
  plugins: [react(), compressed()],
  build: {
    target: 'es2022',
    // The server's content policy allows no inline script.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
});

/** Writes each text file a second and a third time, compressed, so that the server need not do it for each visitor. */
function compressed(): Plugin {
  let folder = '';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved({ root, build }) {
      folder = join(root, build.outDir);
    },
    async closeBundle() {
      for (const entry of await readdir(folder, { recursive: true })) {
        if (!/\.(js|css|html|svg)$/.test(entry)) continue;
        const path = join(folder, entry);
        const bytes = await readFile(path);
        await writeFile(`${path}.br`, brotliCompressSync(bytes));
        await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      }
      await keepFirstLoadSmall(folder);
    },
  };
}

/** The build fails when the page's surroundings, as its document names them, have grown beyond what was promised. */
async function keepFirstLoadSmall(folder: string): Promise<void> {
  const document = await readFile(join(folder, 'index.html'), 'utf8');
  const named = [...document.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].flatMap(
    ([, path]) => path ?? [],
  );
  const sizes = await Promise.all(
    ['index.html', ...named].map(async (path) => (await readFile(join(folder, `${path}.gz`))).length),
  );
  const sum = sizes.reduce((total, size) => total + size, 0);
  if (named.length === 0) throw new Error('index.html names no script: the first load cannot be measured');
  if (sum > FIRST_LOAD_BYTES_MAX) {
    throw new Error(
      `The first load has ${sum} bytes compressed; at most ${FIRST_LOAD_BYTES_MAX} are allowed`,
    );
  }
  console.log(`First load: ${sum} bytes compressed, of at most ${FIRST_LOAD_BYTES_MAX}`);
}
