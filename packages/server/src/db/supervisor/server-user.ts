import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** The user that PostgreSQL runs as when we are root, which it refuses to be. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
}

/**
 * Undefined when we are not root: the server then runs as ourselves. Otherwise the owner of an existing cluster,
 * the user who called sudo, `postgres` or `nobody`, whichever there is first: initdb wants a user with a name.
 */
export async function chooseServerUser(clusterFolder: string): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const users = parseUsers(await readFile('/etc/passwd', 'utf8'));
  const owner = await stat(clusterFolder).then(
    (found) => found.uid,
    () => 0,
  );
  const sudo = Number(process.env.SUDO_UID ?? 0);
  const chosen =
    users.find((user) => user.uid !== 0 && user.uid === owner) ??
    users.find((user) => user.uid !== 0 && user.uid === sudo) ??
    users.find((user) => user.name === 'postgres') ??
    users.find((user) => user.name === 'nobody');
  if (!chosen) {
    throw new Error(
      'PostgreSQL does not run as root, and this machine has no user "postgres" or "nobody" to run it as. ' +
        'Start as an ordinary user, or set DATABASE_URL.',
    );
  }
  return chosen;
}

function parseUsers(passwd: string): readonly ServerUser[] {
  return passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    const user = { name: name ?? '', uid: Number(uid), gid: Number(gid) };
    return user.name && Number.isInteger(user.uid) && Number.isInteger(user.gid) ? [user] : [];
  });
}

/** Whether that user may pass through every folder on the way to `target`, as far as it exists. */
export async function canReach(user: ServerUser, target: string): Promise<boolean> {
  const parts = path.resolve(target).split(path.sep);
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const folder = parts.slice(0, depth).join(path.sep) || path.sep;
    const found = await stat(folder).catch(() => undefined);
    if (!found) return true;
    if (!found.isDirectory()) continue;
    const bit = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001;
    if ((found.mode & bit) === 0) return false;
  }
  return true;
}
