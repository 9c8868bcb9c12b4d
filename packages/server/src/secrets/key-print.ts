import { createHmac } from 'node:crypto';
import type { KeyRing } from './key-file.ts';

const PRINT_CHARS = 16;

/** The same for the same keys, and nothing that tells of them: by it instances see whether they can open the same secrets. */
export function keyPrint(ring: KeyRing): string {
  const all = ring.versions.map((version) => {
    const key = ring.find(version) ?? Buffer.alloc(0);
    return `${version} ${createHmac('sha256', key).update('orderwatch/key-print').digest('hex')}`;
  });
  return createHmac('sha256', 'orderwatch/key-ring')
    .update(all.join('\n'))
    .digest('hex')
    .slice(0, PRINT_CHARS);
}
