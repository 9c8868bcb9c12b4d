import { loadSealedCredentials } from '../db/accounts/sealed-credentials.ts';
import { loadSealedVapidKeys } from '../db/installation/sealed-vapid-keys.ts';
import { loadSealedChannels } from '../db/notices/sealed-channels.ts';
import { loadSealedTotp } from '../db/security/sealed-totp.ts';
import type { SealedPlace } from './sealed-place.ts';

/** Everywhere that the database holds something sealed. What is missing here would be lost when a key is dropped. */
export const SEALED_PLACES: readonly SealedPlace[] = [
  { table: 'broker_credentials', load: loadSealedCredentials },
  { table: 'notification_channels', load: loadSealedChannels },
  { table: 'installation', load: loadSealedVapidKeys },
  { table: 'totp_factors', load: loadSealedTotp },
];
