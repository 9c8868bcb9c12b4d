import { z } from 'zod';
import type { ClientIp } from '../rows/client-ip.ts';
import type { CheckedRow } from '../rows/raw-row.ts';
import { istTimeOf } from '../rows/times.ts';
import { interpretSingle } from './interpret-single.ts';
import { type ReadDeps, readAccount } from './read-account.ts';
import type { ReadOptions, SingleReading } from './reading.ts';

const answerShape = z.object({
  status: z.literal('success'),
  data: z.array(z.object({ ip: z.union([z.ipv4(), z.ipv6()]), time: z.string().optional() })).min(1),
});

/** Asks from which address the broker sees us. Goes over IPv4, as orders do: this is what its allow-list must hold. */
export function readClientIp(deps: ReadDeps, options?: ReadOptions): Promise<SingleReading<ClientIp>> {
  return readAccount(
    deps,
    {
      operation: 'client_ip',
      method: 'GET',
      path: '/login/1.0/get-client-ip',
      at: 'login_host',
      ipv4Only: true,
    },
    (reply) => interpretSingle(reply, checkClientIp),
    options,
  );
}

function checkClientIp(raw: unknown): CheckedRow<ClientIp> {
  const seen = answerShape.safeParse(raw).data?.data[0];
  if (!seen) return { ok: false, why: 'The answer names no address' };
  return { ok: true, row: { ip: seen.ip, timeMs: istTimeOf(seen.time) } };
}
