import type { Clock } from '@orderwatch/clock';
import { InlineKeyboard } from 'grammy';
import type { Db } from '../../db/connect.ts';
import { type Button, insertButtons } from '../../db/telegram/buttons.ts';
import type { ConnectedChat } from '../../db/telegram/chats.ts';
import type { Ids } from '../../ids.ts';
import type { KeyRing } from '../../secrets/key-file.ts';
import type { Offer } from './order-actions.ts';
import { buttonData } from './sign-button.ts';

export interface ButtonParts {
  readonly db: Db;
  readonly ids: Ids;
  readonly keyRing: KeyRing;
  /** Buttons and codes expire on people's time, also where the market's is simulated. */
  readonly realTime: Pick<Clock, 'nowMs'>;
}

const EXPIRES_MS = 10 * 60_000;
const IN_A_ROW = 3;

/** Writes the buttons of one message for one chat. Undefined when there is nothing to offer. */
export async function writeButtons(
  { db, ids, keyRing, realTime }: ButtonParts,
  { userId, botId, chatId }: Pick<ConnectedChat, 'userId' | 'botId' | 'chatId'>,
  offers: readonly Offer[],
): Promise<InlineKeyboard | undefined> {
  if (offers.length === 0) return undefined;
  const nowMs = realTime.nowMs();
  const expiresAtMs = nowMs + EXPIRES_MS;
  const keyboard = new InlineKeyboard();
  const buttons = offers.map(({ label, ...offer }, index): Button => {
    const button = { ...offer, id: ids.next('btn'), userId, botId, chatId, expiresAtMs };
    if (index > 0 && index % IN_A_ROW === 0) keyboard.row();
    keyboard.text(label, buttonData(keyRing, button));
    return button;
  });
  await insertButtons(db, buttons, nowMs);
  return keyboard;
}
