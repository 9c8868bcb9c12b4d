import type { Route } from '../http/route.ts';
import { jsonReply } from '../http/wire-call.ts';
import { writeIsoDay, writeTimeOfDay } from '../rows/wire-time.ts';

/** The address that the caller comes from, as the broker's allow-list sees it. */
export const clientIp: Route = {
  operation: 'client_ip',
  method: 'GET',
  path: '/login/1.0/get-client-ip',
  access: 'trade',
  answer(world, call) {
    const nowMs = world.clock.nowMs();
    const millis = String(Math.floor(nowMs % 1000)).padStart(3, '0');
    return jsonReply({
      data: [
        {
          ip: call.clientAddress.replace(/^::ffff:/, ''),
          time: `${writeIsoDay(nowMs)} ${writeTimeOfDay(nowMs)}.${millis}`,
        },
      ],
      stCode: 1000,
      status: 'success',
    });
  },
};
