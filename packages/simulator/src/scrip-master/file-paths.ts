/** The segments' files as Kotak lists them: neither their order nor their names follow a rule. */
export const SCRIP_FILES: readonly {
  readonly folder: string;
  readonly file: string;
  readonly segment: string;
}[] = [
  { folder: 'transformed', file: 'cde_fo.csv', segment: 'cde_fo' },
  { folder: 'transformed', file: 'mcx_fo.csv', segment: 'mcx_fo' },
  { folder: 'transformed', file: 'nse_fo.csv', segment: 'nse_fo' },
  { folder: 'transformed', file: 'bse_fo.csv', segment: 'bse_fo' },
  { folder: 'transformed', file: 'nse_com.csv', segment: 'nse_com' },
  { folder: 'transformed-v1', file: 'bse_cm-v1.csv', segment: 'bse_cm' },
  { folder: 'transformed-v1', file: 'nse_cm-v1.csv', segment: 'nse_cm' },
];

export function scripFileUrls(baseFolder: string, isoDay: string): string[] {
  return SCRIP_FILES.map(({ folder, file }) => `${baseFolder}/${isoDay}/${folder}/${file}`);
}
