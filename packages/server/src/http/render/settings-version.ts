import { createHash } from 'node:crypto';
import { canonicalJson } from '../../db/cycle/canonical-json.ts';
import type { AccountSettings } from '../schemas/account-settings.ts';

/**
 * A name for what label and settings are. Made of what they say, and not of the account's own version: a pause raises
 * that, and takes nothing from under a form that is being filled in.
 */
export function settingsVersion(label: string, settings: AccountSettings): string {
  return createHash('sha256').update(canonicalJson({ label, settings })).digest('base64url').slice(0, 22);
}
