import { NO_BODY, type Write } from './login-writes.table.ts';

const holidays = '{"CM":[{"tradingDate":"26-Jan-2027","description":"Republic Day"}]}';

/** What is changed for everybody who uses the installation. */
export const INSTALLATION_WRITES: Readonly<Record<string, Write>> = {
  'POST /api/v1/installation/calendar/check': {
    body: () => ({ file_name: 'holiday-master.json', text: holidays }),
    needs: ['file_name', 'text'],
    wrong: { file_name: ['', 'x'.repeat(201), 5], text: ['', 5, 'no json', '{}', '[]', 'null'] },
  },
  'POST /api/v1/installation/calendar': {
    body: () => ({ file_name: 'holiday-master.json', text: holidays, version: 'of another calendar' }),
    needs: ['file_name', 'text', 'version'],
    wrong: {
      file_name: ['', 'x'.repeat(201), 5],
      text: ['', 5, 'no json', '{}'],
      version: ['', 'x'.repeat(101), 5],
    },
  },
  'POST /api/v1/installation/users': {
    body: () => ({ email: 'chitra@example.in', display_name: 'Chitra', password: 'monsoon-kettle-ladder' }),
    needs: ['email', 'display_name', 'password'],
    wrong: {
      email: ['', 'chitra', 5],
      display_name: ['', ' ', 'x'.repeat(61), 5],
      password: ['', 'x'.repeat(201), 5],
    },
  },
  'POST /api/v1/installation/doctor': NO_BODY,
  'POST /api/v1/installation/backups': NO_BODY,
  'POST /api/v1/installation/backups/check': {
    body: () => ({ name: 'orderwatch-2026-08-21T10-35-00Z.owb.gz' }),
    needs: ['name'],
    wrong: {
      name: ['', 5, 'orderwatch.owb.gz', '../orderwatch-2026.owb.gz', 'orderwatch-2026.owb.gz.partial'],
    },
  },
};
