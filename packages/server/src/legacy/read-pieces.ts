import { open } from 'node:fs/promises';

const PIECE_BYTES = 256 * 1_024;

/**
 * A file from its beginning to its end, in pieces that share one buffer: each holds until the next is asked for. A buffer of its
 * own for each would be given back late, and over a large file make up a tenth of what is resident.
 */
export async function* readPieces(file: string): AsyncGenerator<Buffer> {
  const handle = await open(file, 'r');
  try {
    const buffer = Buffer.allocUnsafeSlow(PIECE_BYTES);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, PIECE_BYTES, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
