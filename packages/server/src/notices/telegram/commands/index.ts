import type { BotParts } from '../bot-parts.ts';
import { type Reply, reply } from '../lines.ts';
import type { BotCommand } from './command.ts';
import { pauseAccounts, resumeAccounts } from './pause-accounts.ts';
import { showFunds } from './show-funds.ts';
import { showOrder, showOrders, showQueue } from './show-orders.ts';
import { showPositions } from './show-positions.ts';
import { showStatus } from './show-status.ts';

const help: BotCommand = {
  name: 'help',
  meaning: 'what I understand',
  answer: async () =>
    reply(
      'What I understand',
      BOT_COMMANDS.map(({ name, meaning }) => `/${name} ${meaning}`),
    ),
};

/** In the order of Telegram's menu. */
export const BOT_COMMANDS: readonly BotCommand[] = [
  showStatus,
  showOrders,
  showOrder,
  showQueue,
  showPositions,
  showFunds,
  pauseAccounts,
  resumeAccounts,
  help,
];

/** The answer to a text from a connected chat. A command may carry the bot's name, as in groups: /status@my_bot. */
export async function answerText(parts: BotParts, userId: string, text: string): Promise<Reply> {
  const [, name = '', rest = ''] = /^\/([a-z]+)(?:@\w+)?(?:\s+(.*))?$/is.exec(text.trim()) ?? [];
  const command = BOT_COMMANDS.find((one) => one.name === name.toLowerCase());
  return (command ?? help).answer(parts, userId, rest.trim());
}
