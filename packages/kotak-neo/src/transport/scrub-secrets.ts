/**
 * Takes secrets out of an answer before anybody keeps it. Kotak does not echo them, but a proxy's error page may.
 * Short ones are left: six digits may be part of any number.
 */
export function scrubSecrets(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length >= 16 && clean.includes(secret)) clean = clean.replaceAll(secret, '[removed]');
  }
  return clean;
}
