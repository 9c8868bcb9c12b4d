import type { Happening } from '../../api/queries-security.ts';
import { formatMoment, parseMoment } from '../../format/time.ts';
import { Panel } from '../../ui/panel.tsx';
import tables from '../../ui/plain-table.module.css';
import { nameBrowser } from '../channels/name-browser.ts';
import styles from './security.module.css';
import { happened, happenings as words } from './strings.ts';

/** What was done to the login, and from where: so that a person notices what they did not do. */
export function Happenings({ happenings }: { readonly happenings: readonly Happening[] }) {
  return (
    <Panel title={words.title} flush>
      {happenings.length === 0 ? (
        <p className={styles.foot}>{words.none}</p>
      ) : (
        <table className={tables.table}>
          <caption className="visually-hidden">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.when}</th>
              <th scope="col">{words.what}</th>
              <th scope="col">{words.where}</th>
            </tr>
          </thead>
          <tbody>
            {happenings.map(({ at, kind, facts, ip, user_agent }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may happen in the same moment, and none has a name.
              <tr key={`${at} ${index}`}>
                <td className={tables.nowrap}>{formatMoment(parseMoment(at))}</td>
                <td data-label={words.what}>
                  {happened[kind] ?? kind}
                  {facts.name !== undefined && `: ${facts.name}`}
                </td>
                <td data-label={words.where}>
                  {ip}
                  {user_agent && `, ${nameBrowser(user_agent)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
