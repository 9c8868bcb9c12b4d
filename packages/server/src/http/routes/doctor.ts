import type { HttpDeps } from '../deps.ts';
import { Problem } from '../problems.ts';
import { doctorView } from '../schemas/doctor.ts';
import { type Api, faults, noQuery } from './plugin.ts';

/** It asks the broker's host for the time, which nobody should do many times a minute. */
const lookLimit = { max: 10, timeWindow: 60_000 };

export function doctorRoute(app: Api, { doctor }: Pick<HttpDeps, 'doctor'>): void {
  app.post(
    '/api/v1/installation/doctor',
    {
      config: { access: 'user', scope: 'person', rateLimit: lookLimit },
      schema: {
        tags: ['installation'],
        summary: 'Look at everything that Orderwatch needs, and say of each what to do; changes nothing',
        description:
          'Disk, key file, network, clock, calendar, backups and database. Accounts and channels have tests of their own. `orderwatch doctor` looks at them as well, on the machine itself.',
        querystring: noQuery,
        response: { 200: doctorView, ...faults },
      },
    },
    async () => {
      if (!doctor) throw new Problem('not_found');
      const findings = await doctor();
      return {
        healthy: findings.every(({ state }) => state !== 'fail'),
        findings: findings.map((finding) => ({ ...finding })),
      };
    },
  );
}
