import { realClock } from '@orderwatch/clock';
import type { Command } from 'commander';
import { openInstallation } from '../../app/installation.ts';
import { openRealDesk } from '../../app/real-desk.ts';
import { findOrder } from '../../db/orders/find-order.ts';
import type { Desk } from '../../desk/desk.ts';
import type { RequestReport, RequestWish } from '../../requests/request.ts';
import { answer } from '../answer.ts';
import { chooseUser } from '../choose-user.ts';
import { type CommandContext, CommandFailure, EXIT, needConfig, quietLog } from '../command-context.ts';

interface Flags {
  readonly json?: boolean;
  readonly user?: string;
}

/** A program that runs beside this one looks for requests when it renews its lease. */
const PATIENCE_MS = 60_000;
const ASK_AGAIN_MS = 500;

/** `retry` and `drop`: what the page does with one order of the retry queue. */
export function addQueueCommands(program: Command, context: CommandContext): void {
  for (const [kind, description] of [
    ['retry', 'try a queued, failed or rejected buy again, now'],
    ['drop', 'end an order that is queued, has failed or was rejected'],
  ] as const) {
    program
      .command(kind)
      .description(description)
      .argument('<id>')
      .option('--user <email>', 'whose, when there are several users')
      .option('--json', 'answer in JSON')
      .action((id: string, flags: Flags) => askAboutOrder(context, flags, kind, id));
  }
}

async function askAboutOrder(
  context: CommandContext,
  flags: Flags,
  kind: RequestWish['kind'],
  orderId: string,
): Promise<void> {
  const { config } = await needConfig(context);
  const installation = await openInstallation(config, quietLog(config));
  try {
    const { db } = installation.main;
    const userId = await chooseUser(db, flags.user);
    const order = await findOrder(db, { userId, orderId });
    if (order === undefined) throw new CommandFailure(EXIT.notFound, `There is no order ${orderId}.`);
    const { desk, stop } = await openRealDesk(installation);
    try {
      const wish = { accountId: order.account_id, userId, kind, orderId, channel: 'cli' } as const;
      const report = await waitForAnswer(desk, await desk.request(wish));
      answer(context, flags.json, factsOf(report), ({ text }) => text ?? WAITING);
      if (report.state !== 'done') throw new CommandFailure(EXIT.refused, '');
    } finally {
      await stop();
    }
  } finally {
    await installation.close();
  }
}

const WAITING = 'It is recorded; nobody has carried it out yet.';

async function waitForAnswer(desk: Desk, first: RequestReport): Promise<RequestReport> {
  const until = realClock.monotonicMs() + PATIENCE_MS;
  let report = first;
  while (report.state === 'queued' || report.state === 'working') {
    if (realClock.monotonicMs() >= until) return report;
    await realClock.sleep(ASK_AGAIN_MS);
    report = (await desk.findRequest(report.requestId)) ?? report;
  }
  return report;
}

function factsOf({ requestId, state, answer: given }: RequestReport) {
  return {
    request_id: requestId,
    state,
    code: given?.code ?? null,
    text: given?.text ?? null,
    facts: given?.facts ?? {},
  };
}
