import type { Command } from 'commander';
import { type AuditVerdict, verifyAudit } from '../../db/audit/verify-audit.ts';
import { type ChainVerdict, verifyChain } from '../../db/events/verify-chain.ts';
import { loadKeyRing } from '../../secrets/key-file.ts';
import { answer } from '../answer.ts';
import { type CommandContext, CommandFailure, EXIT, needConfig, withDatabase } from '../command-context.ts';

const BROKEN = {
  gap: 'is gone',
  link: 'does not follow on the one before it',
  hash: 'was changed',
  end: 'and what came after it were cut off, or the end was put in the place of another',
  key: 'cannot be judged: the key file is not the one that sealed the end',
} as const;

interface Verdict {
  readonly chain: string;
  readonly checked: number;
  readonly broken: { readonly seq: number; readonly what: keyof typeof BROKEN } | null;
}

export function addVerifyCommand(program: Command, context: CommandContext): void {
  program
    .command('verify')
    .description('whether the history of orders, and of what people did, is as it was written')
    .option('--json', 'answer in JSON')
    .action(async (flags: { readonly json?: boolean }) => {
      const { config } = await needConfig(context);
      const { verdicts, endHash } = await withDatabase(context, async ({ database: { db } }) => {
        const accounts = await db.selectFrom('broker_accounts').select('id').orderBy('id').execute();
        const all: Verdict[] = [];
        for (const { id } of accounts) all.push(verdictOf(`account ${id}`, await verifyChain(db, id)));
        const audit = await verifyAudit(db, await loadKeyRing(config.keyFile));
        return { verdicts: [...all, verdictOf('what people did', audit)], endHash: audit.endHash };
      });
      const isWhole = verdicts.every(({ broken }) => broken === null);
      answer(context, flags.json, { whole: isWhole, chains: verdicts, audit_end: endHash }, ({ chains }) =>
        [...chains.map(lineOf), `End of what people did: ${endHash}`].join('\n'),
      );
      if (!isWhole) throw new CommandFailure(EXIT.failed, 'The history is not as it was written.');
    });
}

function verdictOf(chain: string, { checked, firstBroken }: ChainVerdict | AuditVerdict): Verdict {
  return { chain, checked, broken: firstBroken && { seq: firstBroken.seq, what: firstBroken.what } };
}

function lineOf({ chain, checked, broken }: Verdict): string {
  if (broken === null) return `${chain}: whole, ${checked} entries`;
  return `${chain}: ${checked} entries agree; number ${broken.seq} ${BROKEN[broken.what]}`;
}
