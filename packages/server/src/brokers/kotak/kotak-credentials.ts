import type { Credentials } from 'kotak-neo';
import type { AccountCredentials } from '../../secrets/account-credentials.ts';

/** An account's credentials in the names of the client. */
export function kotakCredentials(account: AccountCredentials): Credentials {
  const { consumer_key, mobile_number, ucc, mpin, totp_secret } = account;
  return { consumerKey: consumer_key, mobileNumber: mobile_number, ucc, mpin, totpSecret: totp_secret };
}
