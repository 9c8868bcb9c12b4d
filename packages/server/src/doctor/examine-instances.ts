import type { Db } from '../db/connect.ts';
import { type ListedInstance, listInstances } from '../db/instances/list-instances.ts';
import { doubtful, type Finding, fine } from './finding.ts';

const CHECK = 'instances';
/** As long as an instance itself reckons with one that is silent. */
const HEARD_OF_MS = 15_000;

/** Who runs on this database and shares its accounts, and whether they fit together. */
export async function examineInstances(db: Db): Promise<Finding> {
  const live = await listInstances(db, HEARD_OF_MS);
  const text = describe(live);
  if (new Set(live.map(({ keyPrint }) => keyPrint)).size > 1)
    return doubtful(
      CHECK,
      `${text}; they have different key files`,
      'Give all of them the same key file: accounts are not shared with one that cannot open their credentials.',
    );
  if (new Set(live.map(({ version }) => version)).size > 1)
    return doubtful(
      CHECK,
      `${text}; different versions run`,
      'Bring all of them to the same version; meanwhile they work together.',
    );
  return fine(CHECK, text);
}

function describe(live: readonly ListedInstance[]): string {
  if (live.length === 0) return 'None runs on this database';
  const each = live.map(
    ({ id, version, accounts }) =>
      `${id} (${version}) acts for ${accounts === 1 ? '1 account' : `${accounts} accounts`}`,
  );
  return `${live.length === 1 ? 'One runs' : `${live.length} run`}: ${each.join(', ')}`;
}
