import type { Clock } from '@orderwatch/clock';
import type { Db } from '../db/connect.ts';
import { saveChannel } from '../db/notices/channels.ts';
import { changePreferences } from '../db/notices/preferences.ts';
import { sealSecrets } from '../notices/channel-secrets.ts';
import type { Channel } from '../notices/channels/channel.ts';
import type { KeyRing } from '../secrets/key-file.ts';
import type { ToldNotice } from './outcome.ts';
import type { Scenario } from './scenario.ts';

/** The owner's telephone: takes messages while it is up, and remembers them. */
export interface Ear {
  readonly channel: Channel;
  readonly told: readonly ToldNotice[];
  /** How often it was knocked at in vain. */
  readonly missed: () => number;
  goDown(): void;
  comeBack(): void;
}

export function createEar(clock: Clock): Ear {
  const told: ToldNotice[] = [];
  let down = false;
  let missed = 0;
  return {
    told,
    missed: () => missed,
    goDown() {
      down = true;
    },
    comeBack() {
      down = false;
    },
    channel: {
      kind: 'webhook',
      secretFields: ['secret'],
      inspect: () => [],
      check: async () => ({ ok: true, steps: [] }),
      async send(message) {
        if (down) {
          missed += 1;
          return { kind: 'retry', why: 'The telephone is off' };
        }
        for (const { noticeId, kind, orderId } of message.items) {
          told.push({ noticeId, messageId: message.id, kind, orderId, atMs: clock.nowMs() });
        }
        return { kind: 'sent' };
      },
    },
  };
}

/** Enters the telephone as the owner's channel, with what he has chosen about it. */
export async function enterEar(
  db: Db,
  owner: { readonly userId: string; readonly atMs: number; readonly keyRing: KeyRing },
  preferences: NonNullable<Scenario['preferences']>,
): Promise<void> {
  const { userId, atMs, keyRing } = owner;
  const place = { userId, channel: 'webhook' } as const;
  await saveChannel(db, {
    ...place,
    enabled: true,
    settings: { url: 'https://telephone.invalid/' },
    sealed: sealSecrets(keyRing, place, { secret: 'of this rehearsal' }),
    atMs,
  });
  await changePreferences(db, userId, atMs, preferences);
}
