import { stat } from 'node:fs/promises';
import path from 'node:path';

/** The files that the earlier system keeps, in the order in which they are read. */
export const LEGACY_FILES = [
  'pending_orders.json',
  'trades_history.json',
  'system_recommended_symbols.json',
] as const;
const TABLE_FILES = ['orders.json', 'positions.json', 'orders.csv', 'positions.csv'] as const;
const DATABASES = ['app.db', 'app.dev.db'] as const;

export interface FoundSources {
  readonly files: readonly string[];
  readonly databases: readonly string[];
}

/** What of the earlier system lies in a folder, or in the `data` folder below it. */
export async function findSources(folder: string): Promise<FoundSources> {
  const folders = [folder, path.join(folder, 'data')];
  const pick = async (names: readonly string[]): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const name of names) {
      for (const one of folders) {
        const file = path.join(one, name);
        const isFile = await stat(file).then(
          (facts) => facts.isFile(),
          () => false,
        );
        if (isFile) found.push(file);
      }
    }
    return found;
  };
  return { files: await pick([...LEGACY_FILES, ...TABLE_FILES]), databases: await pick(DATABASES) };
}
