import type { Route } from '../http/route.ts';
import { jsonReply } from '../http/wire-call.ts';
import { DATA_CENTER } from '../http/world.ts';

/** Where the feeds of each data centre are. Clients ask for it after the login, and do without it when it fails. */
export const config: Route = {
  operation: 'config',
  method: 'GET',
  path: '/5config/config',
  access: 'open',
  answer(world) {
    return jsonReply({
      data: {
        configs: {
          [`${DATA_CENTER}_broadcast_source`]: 'ks',
          [`${DATA_CENTER}_ks_broadcast_endpoint`]: `${world.webSocketUrl()}/wsfeed`,
          [`${DATA_CENTER}_ks_interactive_endpoint`]: `${world.webSocketUrl()}/realtime`,
        },
      },
    });
  },
};
