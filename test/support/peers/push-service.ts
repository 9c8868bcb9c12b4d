import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { onTestFinished } from 'vitest';
import { listenOnLoopback, readBytes } from './listen-on-loopback.ts';

export interface Push {
  readonly payload: unknown;
  readonly bytes: number;
  readonly headers: IncomingHttpHeaders;
  /** What the sender's token claims, once its signature was found to be right. */
  readonly claims: { readonly aud: string; readonly exp: number; readonly sub: string };
}

/** A push service with one browser behind it, which decrypts what comes (RFC 8291) and checks who sent it (RFC 8292). */
export async function startPushService() {
  const pushes: Push[] = [];
  const faults: string[] = [];
  const answers: number[] = [];
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  const auth = randomBytes(16);
  let publicKey = '';

  const server = createServer(async (request, response) => {
    const body = await readBytes(request);
    const planned = answers.shift();
    if (planned !== undefined) {
      response.writeHead(planned).end();
      return;
    }
    try {
      const claims = readToken(request.headers.authorization ?? '', publicKey);
      const payload: unknown = JSON.parse(decrypt(body, keys, auth).toString('utf8'));
      pushes.push({ payload, bytes: body.length, headers: request.headers, claims });
      response.writeHead(201).end();
    } catch (error) {
      faults.push(String(error));
      response.writeHead(400).end();
    }
  });
  const port = await listenOnLoopback(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    pushes,
    faults,
    answerNext: (...statuses: readonly number[]) => void answers.push(...statuses),
    /** What the browser gives to the page that subscribes with the installation's public key. */
    subscribe(applicationServerKey: string) {
      publicKey = applicationServerKey;
      const p256dh = keys.getPublicKey().toString('base64url');
      return { endpoint: `${url}/push/one`, keys: { p256dh, auth: auth.toString('base64url') } };
    },
  };
}

/** `vapid t=<token>, k=<key>`: the token must be signed by the key that the browser subscribed with. */
function readToken(header: string, publicKey: string): Push['claims'] {
  const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(header) ?? [];
  if (key !== publicKey) throw new Error('signed with a key to which nobody subscribed');
  const [head = '', claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const x = point.subarray(1, 33).toString('base64url');
  const y = point.subarray(33, 65).toString('base64url');
  const verifier = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
  const isRight = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: verifier, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  );
  if (!isRight) throw new Error('the signature is wrong');
  return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
}

/** One record of aes128gcm: salt (16), record size (4), length of the key (1), the sender's key (65), cipher text. */
function decrypt(body: Buffer, keys: ECDH, auth: Buffer): Buffer {
  const salt = body.subarray(0, 16);
  const length = body.readUInt8(20);
  const sender = body.subarray(21, 21 + length);
  const sealed = body.subarray(21 + length);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), sender]);
  const ikm = Buffer.from(hkdfSync('sha256', keys.computeSecret(sender), auth, info, 32));
  const key = Buffer.from(hkdfSync('sha256', ikm, salt, 'Content-Encoding: aes128gcm\0', 16));
  const nonce = Buffer.from(hkdfSync('sha256', ikm, salt, 'Content-Encoding: nonce\0', 12));
  const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return plain.subarray(0, plain.lastIndexOf(2));
}
