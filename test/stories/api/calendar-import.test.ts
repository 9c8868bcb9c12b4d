import { expect, it } from 'vitest';
import { loadCalendar } from '../../../packages/server/src/calendar/load-calendar.ts';
import { openApi } from '../../support/api.ts';
import { startTradingDay } from '../../support/trading-day.ts';

const file = { file_name: 'holiday-master.json' };
const PATH = '/api/v1/installation/calendar';
const fileOf = (...days: readonly object[]) => JSON.stringify({ CM: days, FO: [] });
const republicDay = { tradingDate: '26-Jan-2027', weekDay: 'Tuesday', description: 'Republic Day' };
const holi = { tradingDate: '22-Mar-2027', weekDay: 'Monday', description: 'Holi' };

it('a calendar is kept as it was looked at, and not over one that came between', async () => {
  const day = await startTradingDay({ idle: true });
  const owner = await (await openApi(day)).owner();
  const text = fileOf(republicDay);
  const looked = await owner.send('POST', `${PATH}/check`, { ...file, text });
  expect(looked.body).toMatchObject({ first_day: '2027-01-01', last_day: '2027-12-31' });
  const { version } = Object(looked.body);
  const wish = { ...file, text, version };
  const other = await owner.send('POST', PATH, { ...wish, text: fileOf(republicDay, holi) });
  expect([other.status, other.body]).toMatchObject([409, { reason: 'calendar_changed' }]);

  const kept = await owner.send('POST', PATH, wish);
  expect(kept.status).toBe(200);
  const again = await owner.send('POST', PATH, wish);
  expect([again.status, again.body]).toMatchObject([409, { reason: 'calendar_changed' }]);
  // As the next start of the program reads it.
  const { calendar } = await loadCalendar(day.database.db);
  expect(calendar.lastDay.toString()).toBe('2027-12-31');
});

it('the demo keeps no calendar, and says how to go on', async () => {
  const day = await startTradingDay({ idle: true });
  const simulation = { demoUserId: day.account.userId, rate: () => 60, leaving: '' };
  const api = await openApi(day, { simulation });
  const visitor = api.visitor();
  const { csrf_token: token } = Object((await visitor.get('/api/v1/auth/me')).body);
  const body = { ...file, text: fileOf(republicDay) };
  const refused = await visitor.send('POST', `${PATH}/check`, body, { 'x-csrf-token': token });
  expect([refused.status, refused.body]).toMatchObject([401, { code: 'login_required' }]);
});
