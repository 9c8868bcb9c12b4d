import type { BotParts } from '../bot-parts.ts';
import type { Reply } from '../lines.ts';

/** A word that a person sends to the bot, and the answer to it. */
export interface BotCommand {
  readonly name: string;
  /** For the menu that Telegram shows, and for /help. */
  readonly meaning: string;
  /** `rest`: what stands behind the word. */
  readonly answer: (parts: BotParts, userId: string, rest: string) => Promise<Reply>;
}
