import { findEvidence } from '../../db/evidence/find-evidence.ts';
import { callerOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { momentText } from '../render/moment-text.ts';
import { evidenceView } from '../schemas/order.ts';
import { type Api, byId, faults, noQuery } from './plugin.ts';

export function evidenceRoutes(app: Api): void {
  app.get(
    '/api/v1/user/evidence/:id',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['orders'],
        summary: "The broker's own words behind a change, secrets removed",
        params: byId,
        querystring: noQuery,
        response: { 200: evidenceView, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const evidence = await findEvidence(db, { userId, evidenceId: request.params.id });
      if (!evidence) throw new Problem('evidence_not_found');
      return {
        id: evidence.id,
        account_id: evidence.accountId,
        source: evidence.source,
        received_at: momentText(evidence.receivedAtMs),
        sha256: evidence.sha256.toString('hex'),
        payload: evidence.payload ?? evidence.payloadText,
      };
    },
  );
}
