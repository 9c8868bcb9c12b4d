import { createHmac } from 'node:crypto';
import { deriveBytes } from './derive.ts';

export type TokenScope = 'View' | 'Trade';

export interface TokenClaims {
  readonly scope: TokenScope;
  readonly ucc: string;
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
  /** Makes two tokens of one second different. */
  readonly id: string;
}

/** A JSON web token with the claims of Kotak's documented sample, signed so that it looks like one. */
export function writeToken(seed: number, claims: TokenClaims): string {
  const header = encode({ typ: 'JWT', alg: 'HS256' });
  const payload = encode({
    scope: [claims.scope],
    exp: Math.floor(claims.expiresAtMs / 1000),
    jti: claims.id,
    iat: Math.floor(claims.issuedAtMs / 1000),
    iss: 'login-service',
    sub: claims.id,
    ucc: claims.ucc,
  });
  const signature = createHmac('sha256', deriveBytes(seed, 'token-key')).update(`${header}.${payload}`);
  return `${header}.${payload}.${signature.digest('base64url')}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
