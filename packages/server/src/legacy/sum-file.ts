import { createHash } from 'node:crypto';
import { readPieces } from './read-pieces.ts';

/** A file's SHA-256 in hex and its size, read piece by piece: a large file is never in memory as a whole. */
export async function sumFile(file: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of readPieces(file)) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
