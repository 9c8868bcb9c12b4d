import type { JsonObject } from '@orderwatch/core';
import type { Json } from '../db/tables.ts';
import type { KeyRing } from '../secrets/key-file.ts';
import { type SealedSecrets, unsealSecrets } from './channel-secrets.ts';
import type { ChannelKind, ChannelTarget } from './channels/channel.ts';

/** A user's channel as its adapter needs it; undefined when the key file does not open its secrets. */
export function openTarget(
  keyRing: KeyRing,
  stored: {
    readonly userId: string;
    readonly channel: ChannelKind;
    readonly settings: Json;
    readonly sealed: SealedSecrets | null;
  },
): ChannelTarget | undefined {
  const { userId, channel, sealed } = stored;
  const secrets = sealed === null ? {} : unsealSecrets(keyRing, { userId, channel }, sealed);
  return secrets && { userId, settings: settingsOf(stored.settings), secrets };
}

export function settingsOf(settings: Json): JsonObject {
  return isObject(settings) ? settings : {};
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
