import { expect, it } from 'vitest';
import { openApi } from '../../support/api.ts';
import { startTradingDay } from '../../support/trading-day.ts';

it('a person lets another one log in, who sees nothing of the first but the name', async () => {
  const day = await startTradingDay({ idle: true });
  const api = await openApi(day);
  const owner = await api.owner();
  const password = 'harbour-lantern-quilt';
  const wish = { email: 'chitra@example.in', display_name: 'Chitra', password };
  expect((await owner.send('POST', '/api/v1/installation/users', wish)).status).toBe(204);

  const chitra = api.visitor(wish.email);
  expect((await chitra.login(password)).status).toBe(200);
  expect((await chitra.get('/api/v1/user/broker-accounts')).body).toEqual({ items: [] });
  const seen = await chitra.get('/api/v1/installation/users');
  expect(seen.body).toMatchObject({
    items: [
      { email: null, is_you: false, second_factor: false },
      { email: wish.email, display_name: 'Chitra', is_you: true, second_factor: false },
    ],
  });
  expect(seen.text).not.toMatch(/password|usr_|acc_/);
  const audit = await day.database.db.selectFrom('audit_entries').selectAll().execute();
  expect(JSON.stringify(audit)).toContain('POST /api/v1/installation/users');
  expect(JSON.stringify(audit)).not.toContain(password);
});
