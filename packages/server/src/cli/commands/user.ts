import type { Command } from 'commander';
import { addUser } from '../../auth/add-user.ts';
import { findPasswordFault, passwordFaultWords } from '../../auth/passwords.ts';
import { renewSetupToken } from '../../auth/set-up.ts';
import { recordSecurityEvent } from '../../db/security/security-events.ts';
import { deleteTotpFactor } from '../../db/security/totp-factors.ts';
import { changePassword } from '../../db/users/change-password.ts';
import { findUserByEmail } from '../../db/users/find-user.ts';
import { answer } from '../answer.ts';
import { type CommandContext, CommandFailure, EXIT, withDatabase } from '../command-context.ts';
import { audited } from '../keep-audit.ts';

interface Flags {
  readonly json?: boolean;
  readonly name?: string;
  readonly passwordStdin?: boolean;
}

/** Whoever may run commands here owns the database, so none of these asks who he is. */
export function addUserCommands(program: Command, context: CommandContext): void {
  const user = program.command('user').description('who may log in');
  user
    .command('add')
    .description('add a user')
    .argument('<email>', 'the address to log in with')
    .option('--name <name>', 'the name to show; by default the part before the @')
    .option('--password-stdin', 'read the password from standard input')
    .option('--json', 'answer in JSON')
    .action(async (email: string, flags: Flags) => {
      if (!/^[^\s@]+@[^\s@]+$/.test(email))
        throw new CommandFailure(EXIT.usage, `"${email}" is not an e-mail address.`);
      const password = await readPassword(context, flags);
      await withDatabase(context, async ({ auth }) => {
        const displayName = flags.name ?? email.split('@')[0] ?? email;
        const userId = await audited(context, auth.db, { action: 'user add', subject: email }, async () => {
          const added = await addUser(auth, { email, password, displayName });
          if (added.ok) return added.value.userId;
          throw new CommandFailure(
            EXIT.refused,
            added.error.kind === 'email_taken'
              ? `There is a user ${email} already. To change the password: user password ${email}`
              : passwordFaultWords[added.error.fault],
          );
        });
        answer(context, flags.json, { id: userId, email }, () => `Added ${email}.`);
      });
    });
  user
    .command('password')
    .description('set another password; every session of the user ends')
    .argument('<email>')
    .option('--password-stdin', 'read the password from standard input')
    .option('--json', 'answer in JSON')
    .action(async (email: string, flags: Flags) => {
      const password = await readPassword(context, flags);
      await withDatabase(context, async ({ auth }) => {
        const found = await findUserByEmail(auth.db, email);
        if (!found) throw new CommandFailure(EXIT.notFound, `There is no user ${email}.`);
        const fault = findPasswordFault(password, email);
        if (fault) throw new CommandFailure(EXIT.refused, passwordFaultWords[fault]);
        await audited(context, auth.db, { action: 'user password', subject: found.id }, async () =>
          changePassword(auth.db, found.id, await auth.passwords.hash(password)),
        );
        answer(context, flags.json, { id: found.id, email }, () => `Changed the password of ${email}.`);
      });
    });
  user
    .command('second-factor-off')
    .description('take the second factor away from a user who has lost the phone and the recovery codes')
    .argument('<email>')
    .option('--json', 'answer in JSON')
    .action((email: string, flags: Flags) =>
      withDatabase(context, async ({ auth }) => {
        const found = await findUserByEmail(auth.db, email);
        if (!found) throw new CommandFailure(EXIT.notFound, `There is no user ${email}.`);
        const what = { action: 'user second-factor-off', subject: found.id };
        await audited(context, auth.db, what, async () => {
          if (!(await deleteTotpFactor(auth.db, found.id))) {
            throw new CommandFailure(EXIT.refused, `${email} has no second factor.`);
          }
          await recordSecurityEvent(auth.db, {
            userId: found.id,
            kind: 'second_factor_off',
            atMs: auth.realTime.nowMs(),
            ip: 'command line',
            userAgent: '',
          });
        });
        answer(
          context,
          flags.json,
          { id: found.id, email },
          () => `${email} logs in with the password alone.`,
        );
      }),
    );
  user
    .command('setup-token')
    .description('make a new set-up token; an older one is void')
    .option('--json', 'answer in JSON')
    .action((flags: Flags) =>
      withDatabase(context, async ({ auth }) => {
        const what = { action: 'user setup-token', subject: null };
        const token = await audited(context, auth.db, what, () => renewSetupToken(auth));
        answer(context, flags.json, { setup_token: token }, () => `Set-up token: ${token}`);
      }),
    );
}

async function readPassword(context: CommandContext, { passwordStdin }: Flags): Promise<string> {
  if (passwordStdin) return (await context.readInput()).replace(/\r?\n$/, '');
  const first = await context.askSecret('Password: ');
  if (first === undefined) {
    throw new CommandFailure(
      EXIT.usage,
      'Nobody can be asked for a password here. Pipe it in with --password-stdin.',
    );
  }
  if ((await context.askSecret('Once more: ')) !== first) {
    throw new CommandFailure(EXIT.refused, 'The two are not the same.');
  }
  return first;
}
