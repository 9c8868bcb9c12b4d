import type { Db } from '../db/connect.ts';
import { findUserByEmail } from '../db/users/find-user.ts';
import { listAccountOwners } from '../db/users/list-account-owners.ts';
import { CommandFailure, EXIT } from './command-context.ts';

/** The user named by e-mail address, or the only one who has an account. */
export async function chooseUser(db: Db, email: string | undefined): Promise<string> {
  if (email !== undefined) {
    const user = await findUserByEmail(db, email);
    if (!user) throw new CommandFailure(EXIT.notFound, `There is no user ${email}.`);
    return user.id;
  }
  const owners = await listAccountOwners(db);
  const [only] = owners;
  if (only === undefined) {
    throw new CommandFailure(
      EXIT.notFound,
      'There is no account yet. Open the page and add one, or see the demo with --demo.',
    );
  }
  if (owners.length > 1) {
    const emails = owners.map((owner) => owner.email).join(', ');
    throw new CommandFailure(EXIT.usage, `Several users have accounts. Name one with --user: ${emails}.`);
  }
  return only.id;
}
