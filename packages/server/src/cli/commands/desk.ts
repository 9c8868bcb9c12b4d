import { basename } from 'node:path';
import { realClock } from '@orderwatch/clock';
import type { Command } from 'commander';
import { type Installation, openInstallation } from '../../app/installation.ts';
import { openRealDesk } from '../../app/real-desk.ts';
import { type AccountRow, listAccounts } from '../../db/accounts/list-accounts.ts';
import { keepRecommendationFile } from '../../db/recommendations/keep-file.ts';
import { findRun } from '../../db/runs-read/list-runs.ts';
import type { CycleReport, Desk } from '../../desk/desk.ts';
import { renderRun } from '../../http/render/run-view.ts';
import { fileHash, readCsv } from '../../recommendations/read-csv.ts';
import { answer } from '../answer.ts';
import { chooseUser } from '../choose-user.ts';
import { type CommandContext, CommandFailure, EXIT, needConfig, quietLog } from '../command-context.ts';
import { readNamedFile } from '../read-named-file.ts';
import { tableText } from '../table-text.ts';

interface Flags {
  readonly json?: boolean;
  readonly user?: string;
  readonly account?: string;
}

/** `place` and `cycle`: what the desk does by itself at its times, asked for now. */
export function addDeskCommands(program: Command, context: CommandContext): void {
  const shared = (command: Command): Command =>
    command
      .option('--account <id or label>', 'which, when there are several accounts')
      .option('--user <email>', 'whose, when there are several users')
      .option('--json', 'answer in JSON');

  shared(
    program
      .command('place')
      .description('place the buys that a recommendation file asks for, each at most once'),
  )
    .option('--file <path>', "a CSV file; without it the account's configured path is read")
    .option('--dry-run', 'decide everything and send nothing')
    .action((flags: Flags & { readonly file?: string; readonly dryRun?: boolean }) =>
      withDesk(context, flags, async ({ desk, installation, account }) => {
        const fileId =
          flags.file === undefined ? null : await keepFile(context, installation, account, flags.file);
        const { runId } = await desk.requestRun({
          accountId: account.id,
          recommendationFileId: fileId,
          dryRun: flags.dryRun ?? false,
          askedBy: 'cli',
        });
        await desk.waitForRun(runId);
        const found = await findRun(installation.main.db, { userId: account.userId, runId });
        if (!found) throw new Error(`Run ${runId} was asked for and is not in the database`);
        const run = renderRun(found);
        answer(context, flags.json, run, runText);
        if (run.state !== 'done') throw new CommandFailure(EXIT.refused, '');
      }),
    );

  shared(program.command('cycle').description('read the order book once and reconcile')).action(
    (flags: Flags) =>
      withDesk(context, flags, async ({ desk, account }) => {
        const report = await desk.runCycle(account.id);
        answer(context, flags.json, cycleFacts(report), ({ detail }) => detail);
        if (!report.performed) throw new CommandFailure(EXIT.refused, '');
        if (report.reading === 'failed') throw new CommandFailure(EXIT.failed, '');
      }),
  );
}

interface AtDesk {
  readonly desk: Desk;
  readonly installation: Installation;
  readonly account: AccountRow;
}

async function withDesk(
  context: CommandContext,
  flags: Flags,
  use: (at: AtDesk) => Promise<void>,
): Promise<void> {
  const { config } = await needConfig(context);
  const installation = await openInstallation(config, quietLog(config));
  try {
    const userId = await chooseUser(installation.main.db, flags.user);
    const account = chooseAccount(await listAccounts(installation.main.db, userId), flags.account);
    const { desk, stop } = await openRealDesk(installation);
    try {
      await use({ desk, installation, account });
    } finally {
      await stop();
    }
  } finally {
    await installation.close();
  }
}

function chooseAccount(accounts: readonly AccountRow[], wanted: string | undefined): AccountRow {
  const fitting = accounts.filter(
    ({ id, label }) => wanted === undefined || wanted === id || wanted === label,
  );
  const [only] = fitting;
  const labels = accounts.map(({ label }) => label).join(', ');
  if (only === undefined) {
    throw new CommandFailure(
      EXIT.notFound,
      `There is no account "${wanted ?? ''}". There are: ${labels || 'none'}.`,
    );
  }
  if (fitting.length > 1) {
    throw new CommandFailure(EXIT.usage, `There are several accounts. Name one with --account: ${labels}.`);
  }
  return only;
}

async function keepFile(
  context: CommandContext,
  { main, ids }: Installation,
  { userId }: AccountRow,
  file: string,
): Promise<string> {
  const bytes = await readNamedFile(context, file);
  const parsed = readCsv(bytes.toString('utf8'));
  if (!parsed.ok)
    throw new CommandFailure(EXIT.usage, `${file}: ${parsed.error.detail} ${parsed.error.mend}`);
  const kept = await keepRecommendationFile(main.db, {
    ...parsed.value,
    id: ids.next('rec'),
    userId,
    name: basename(file),
    sha256: fileHash(bytes),
    receivedAtMs: realClock.nowMs(),
    source: 'path',
  });
  return kept.id;
}

function runText(run: ReturnType<typeof renderRun>): string {
  const head =
    run.refusal === null
      ? `Run ${run.id}: ${run.state}`
      : `Run ${run.id}: ${run.state}. ${run.refusal.detail}`;
  if (run.rows.length === 0) return head;
  const rows = run.rows.map((row) => [
    String(row.position),
    row.ticker,
    row.outcome,
    row.reason ?? row.reason_code ?? '',
    row.order_id ?? '',
  ]);
  return `${head}\n${tableText(['ROW', 'TICKER', 'OUTCOME', 'REASON', 'ORDER'], rows)}`;
}

function cycleFacts(report: CycleReport) {
  return {
    account_id: report.accountId,
    performed: report.performed,
    reading: report.reading,
    detail: report.detail,
    changed_orders: report.changedOrders,
    statements: report.statements,
    duration_ms: report.durationMs,
  };
}
