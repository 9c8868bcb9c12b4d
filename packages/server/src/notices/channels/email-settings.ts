import type { JsonObject } from '@orderwatch/core';
import { z } from 'zod';
import type { SettingProblem } from './channel.ts';

const address = z
  .string()
  .max(254)
  .regex(/^[^\s<>,;:"()@]+@[^\s<>,;:"()@]+$/, 'Enter one e-mail address.');
const emailSettings = z.strictObject({
  host: z
    .string()
    .max(253)
    .regex(/^[A-Za-z0-9.:-]+$/, 'Enter the name of the mail server, such as smtp.example.org.'),
  port: z.number().int().min(1).max(65_535),
  /** TLS from the first byte (port 465); else it begins in the clear and turns to TLS (port 587). */
  secure: z.boolean(),
  user: z.string().max(254).nullable().default(null),
  from: address,
  to: address,
});
export type EmailSettings = z.infer<typeof emailSettings>;

/** Undefined when something is missing or malformed. */
export function readEmailSettings(settings: JsonObject): EmailSettings | undefined {
  const read = emailSettings.safeParse(settings);
  return read.success ? read.data : undefined;
}

export function inspectEmail(
  settings: JsonObject,
  secrets: Readonly<Record<string, string>>,
): readonly SettingProblem[] {
  const read = emailSettings.safeParse(settings);
  if (!read.success) {
    return read.error.issues.map(({ path, message }) => ({ field: path.join('.') || 'settings', message }));
  }
  const password = secrets.password ?? '';
  if (read.data.user !== null && password === '')
    return [{ field: 'password', message: 'Enter the password of the user.' }];
  if (read.data.user === null && password !== '')
    return [{ field: 'user', message: 'Enter the user whose password this is.' }];
  return [];
}

/** Whether what is sent there never leaves this machine. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
