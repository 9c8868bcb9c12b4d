import { expect, it } from 'vitest';
import { createTestDatabase } from '../../../../test/support/database.ts';
import { keepCalendarFile } from '../db/calendar/keep-calendar-file.ts';
import { loadCalendar } from './load-calendar.ts';

it('a kept calendar that cannot be read any more is told by its name, and nothing is half known', async () => {
  const { db, close } = await createTestDatabase();
  try {
    const broken = { fileName: '2027.json', body: { exchange: 'NSE' }, importedAtMs: 0 };
    await keepCalendarFile(db, broken, '0'.repeat(64));
    await expect(loadCalendar(db)).rejects.toThrow(/2027\.json cannot be read.*coverage/);
  } finally {
    await close();
  }
});
