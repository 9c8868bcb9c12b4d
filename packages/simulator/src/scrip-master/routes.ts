import type { Route } from '../http/route.ts';
import { jsonReply } from '../http/wire-call.ts';
import { writeIsoDay } from '../rows/wire-time.ts';
import { SCRIP_FILES, scripFileUrls } from './file-paths.ts';
import { writeFuturesCsv, writeScripCsv } from './write-csv.ts';

/** Where the day's scrip files are. */
export const scripPaths: Route = {
  operation: 'scrip_paths',
  method: 'GET',
  path: '/script-details/1.0/masterscrip/file-paths',
  access: 'application',
  answer(world) {
    const baseFolder = `${world.httpUrl()}/scripmaster`;
    const filesPaths = scripFileUrls(baseFolder, writeIsoDay(world.clock.nowMs()));
    return jsonReply({ data: { baseFolder, filesPaths } });
  },
};

/** One scrip file; fetched without any credentials. Every date gives today's file. */
export const scripFile: Route = {
  operation: 'scrip_file',
  method: 'GET',
  path: '/scripmaster/:day/:folder/:file',
  access: 'open',
  answer(world, call) {
    const known = SCRIP_FILES.find(
      ({ folder, file }) => folder === call.params.folder && file === call.params.file,
    );
    if (!known) return { kind: 'text', status: 404, contentType: 'text/plain', text: 'No such file\n' };
    const all = world.broker.instruments();
    if (known.segment === 'nse_fo') {
      const futures = all.filter(({ segment, hasDerivatives }) => segment === 'nse_cm' && hasDerivatives);
      return { kind: 'text', status: 200, contentType: 'text/csv', text: writeFuturesCsv(futures) };
    }
    const listed = all.filter(({ segment }) => segment === known.segment);
    return { kind: 'text', status: 200, contentType: 'text/csv', text: writeScripCsv(listed) };
  },
};
