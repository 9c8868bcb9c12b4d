import { constants, gunzip, inflate } from 'node:zlib';
import type { ReplyLost } from './transport.ts';

type Decoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly lost: LostBody };
type LostBody = Pick<ReplyLost, 'why' | 'words'>;

/** Unpacks and decodes a body. A small packed body may unpack to gigabytes, so unpacking stops at the limit, too. */
export async function decodeBody(
  body: Buffer,
  encoding: string | undefined,
  maxBytes: number,
): Promise<Decoded> {
  const coding = (encoding ?? '').trim().toLowerCase();
  if (coding === '' || coding === 'identity') return { ok: true, text: decoder.decode(body) };
  const unpack =
    coding === 'gzip' || coding === 'x-gzip' ? gunzip : coding === 'deflate' ? inflate : undefined;
  if (!unpack)
    return { ok: false, lost: { why: 'undecodable', words: `Content-Encoding ${coding} is unknown` } };
  return new Promise((resolve) => {
    unpack(body, { maxOutputLength: maxBytes, finishFlush: constants.Z_FINISH }, (error, unpacked) => {
      resolve(error ? { ok: false, lost: lostBody(error) } : { ok: true, text: decoder.decode(unpacked) });
    });
  });
}

const decoder = new TextDecoder('utf-8');

function lostBody(error: NodeJS.ErrnoException): LostBody {
  return error.code === 'ERR_BUFFER_TOO_LARGE'
    ? { why: 'too_large', words: 'The unpacked reply is too large' }
    : { why: 'undecodable', words: error.message };
}
