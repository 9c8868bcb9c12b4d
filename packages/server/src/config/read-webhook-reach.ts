import type { ConfigKey } from './config.ts';

const KEY = 'ORDERWATCH_WEBHOOK_ALLOW_PRIVATE';

export const WEBHOOK_KEY: ConfigKey = {
  key: KEY,
  meaning: "yes: webhooks may reach into this machine's own network, also by http; no",
  fallback: 'no',
  secret: false,
};

/** Off, so that whoever may set a webhook cannot knock at what stands behind the firewall. */
export function readWebhookReach(
  text: (key: string) => string,
  complain: (key: string, problem: string, mend: string) => void,
): boolean {
  const value = text(KEY) || 'no';
  if (value !== 'yes' && value !== 'no') complain(KEY, `"${value}" is neither yes nor no.`, 'Use yes or no.');
  return value === 'yes';
}
