import type { KeyRing } from '../secrets/key-file.ts';
import { type SealedFields, type SealedOwner, sealFields, unsealFields } from '../secrets/seal-fields.ts';
import type { ChannelKind } from './channels/channel.ts';

export type SealedSecrets = SealedFields;

interface Owner {
  readonly userId: string;
  readonly channel: ChannelKind;
}

export function sealSecrets(
  ring: KeyRing,
  owner: Owner,
  secrets: Readonly<Record<string, string>>,
): SealedSecrets {
  return sealFields(ring, rowOf(owner), secrets);
}

/** Undefined when the key file is not the one that sealed them, or anything was changed or moved. */
export function unsealSecrets(
  ring: KeyRing,
  owner: Owner,
  sealed: SealedSecrets,
): Readonly<Record<string, string>> | undefined {
  return unsealFields(ring, rowOf(owner), sealed);
}

function rowOf({ userId, channel }: Owner): SealedOwner {
  return { table: 'notification_channels', owner: `${userId}/${channel}` };
}
