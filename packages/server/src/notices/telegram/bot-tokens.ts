import type { Db } from '../../db/connect.ts';
import { listBotSettings } from '../../db/telegram/list-bot-settings.ts';
import type { KeyRing } from '../../secrets/key-file.ts';
import { unsealSecrets } from '../channel-secrets.ts';

export interface BotToken {
  readonly userId: string;
  readonly token: string;
}

/** The tokens of everybody who has switched Telegram on. One that the key file does not open is left out. */
export async function loadBotTokens(db: Db, keyRing: KeyRing): Promise<readonly BotToken[]> {
  return (await listBotSettings(db)).flatMap(({ userId, sealed }) => {
    const token = unsealSecrets(keyRing, { userId, channel: 'telegram' }, sealed)?.bot_token;
    return token === undefined ? [] : [{ userId, token }];
  });
}
