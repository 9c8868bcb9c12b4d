import { loadSettingsChanged } from '../../db/accounts/load-settings-changed.ts';
import { callerOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { settingsOrigin } from '../schemas/account.ts';
import { accountSettings } from '../schemas/account-settings.ts';
import { type Api, byId, faults, noQuery } from './plugin.ts';

/** Besides what the settings are: only who changes them asks for it. */
export function settingsOriginRoute(app: Api): void {
  app.get(
    '/api/v1/user/broker-accounts/:id/settings-origin',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags: ['accounts'],
        summary: 'What the settings of an account begin with, and when each was last changed',
        params: byId,
        querystring: noQuery,
        response: { 200: settingsOrigin, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const changed = await loadSettingsChanged(db, { userId, accountId: request.params.id });
      if (changed === undefined) throw new Problem('account_not_found');
      return { defaults: accountSettings.parse({}), changed_at: { ...changed } };
    },
  );
}
