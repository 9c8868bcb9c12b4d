import { phasesOfDay, tradingDayKind } from '@orderwatch/core';
import { z } from 'zod';
import type { HttpDeps } from '../deps.ts';
import { phaseLabel } from '../render/market-view.ts';
import { momentText } from '../render/moment-text.ts';
import { day } from '../schemas/common.ts';
import { marketDay } from '../schemas/market-day.ts';
import { type Api, faults, noQuery } from './plugin.ts';

export function marketDayRoute(app: Api, { desk }: HttpDeps): void {
  app.get(
    '/api/v1/market/days/:day',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['status'],
        summary: 'The phases of one day at the exchange',
        description: 'Of shares with derivatives, which have the most. None on a day without trading.',
        params: z.strictObject({ day }),
        querystring: noQuery,
        response: { 200: marketDay, ...faults },
      },
    },
    async (request): Promise<z.infer<typeof marketDay>> => {
      const asked = Temporal.PlainDate.from(request.params.day);
      const { calendar } = desk;
      const kind = tradingDayKind(calendar, asked);
      const phases =
        kind.kind === 'open' ? phasesOfDay(calendar, asked, kind.special, { hasDerivatives: true }) : [];
      return {
        day: request.params.day,
        kind: kind.kind,
        holiday: kind.kind === 'holiday' ? kind.name : null,
        phases: phases.map(({ name, from, until }) => ({
          name,
          label: phaseLabel(name),
          from: momentText(from.epochMilliseconds),
          until: momentText(until.epochMilliseconds),
        })),
      };
    },
  );
}
