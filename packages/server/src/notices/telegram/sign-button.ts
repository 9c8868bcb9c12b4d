import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Button } from '../../db/telegram/buttons.ts';
import type { KeyRing } from '../../secrets/key-file.ts';

const MAC_BYTES = 16;

/**
 * What a button sends when it is pressed: its row's id and a MAC over everything that the row says, within Telegram's 64
 * bytes. The key is made from the key file, so that whoever can only write to the database cannot make a button.
 */
export function buttonData(keyRing: KeyRing, button: Button): string {
  return `${button.id}.${macOf(keyRing, keyRing.current, button).toString('base64url')}`;
}

/** The id that pressed data name; undefined for what no button of ours sends. */
export function buttonIdOf(data: string): string | undefined {
  return /^(btn_[0-9a-z]{20})\.[A-Za-z0-9_-]{22}$/.exec(data)?.[1];
}

/** A button that was made before the key was changed is still one of ours, as long as the older key is kept. */
export function isAuthentic(keyRing: KeyRing, button: Button, data: string): boolean {
  const sent = Buffer.from(data.slice(data.indexOf('.') + 1), 'base64url');
  if (sent.length !== MAC_BYTES) return false;
  return keyRing.versions.some((version) => timingSafeEqual(sent, macOf(keyRing, version, button)));
}

function macOf(keyRing: KeyRing, version: number, button: Button): Buffer {
  const root = keyRing.find(version);
  if (!root) throw new Error(`The key ring lacks its key ${version}`);
  const key = Buffer.from(hkdfSync('sha256', root, '', 'orderwatch telegram buttons', 32));
  const { id, userId, botId, chatId, accountId, orderId, orderVersion, action, confirms, expiresAtMs } =
    button;
  const signed = [id, userId, botId, chatId, accountId, orderId, orderVersion, action, confirms, expiresAtMs];
  return createHmac('sha256', key).update(JSON.stringify(signed)).digest().subarray(0, MAC_BYTES);
}
