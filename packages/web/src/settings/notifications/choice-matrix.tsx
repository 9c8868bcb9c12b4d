import { Link } from 'react-router';
import type { Channel, Preferences } from '../../api/queries-settings.ts';
import styles from './notifications.module.css';
import { notifications as words } from './strings.ts';
import type { ChangePreferences } from './use-preferences.ts';

interface MatrixProps {
  readonly preferences: Preferences;
  readonly channels: readonly Channel[];
  readonly change: ChangePreferences;
}

type Where = keyof typeof words.channels;
type Choice = keyof typeof words.choices;

const everywhere = Object.keys(words.channels).filter((name): name is Where =>
  Object.hasOwn(words.channels, name),
);
const isChoice = (text: string): text is Choice => Object.hasOwn(words.choices, text);

/** Every event in a row with a choice for each channel; on a phone each event is a block of its own. */
export function ChoiceMatrix({ preferences, channels, change }: MatrixProps) {
  const isSetUp = (where: Where): boolean =>
    where === 'in_app' || channels.some(({ channel, enabled }) => channel === where && enabled);
  return (
    <>
      <table className={styles.matrix}>
        <caption className="visually-hidden">{words.matrixCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.event}</th>
            {everywhere.map((where) => (
              <th key={where} scope="col">
                {words.channels[where]}
                {!isSetUp(where) && <span className={styles.notSetUp}>{words.notSetUp}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preferences.kinds.map(({ kind, label, severity, channels: choices }) => (
            <tr key={kind}>
              <th scope="row">
                {label}
                <span className={styles.severity} data-severity={severity}>
                  {words.severities[severity]}
                </span>
              </th>
              {everywhere.map((where) => (
                <td key={where} data-label={words.channels[where]} data-absent={!isSetUp(where) || undefined}>
                  <select
                    className={styles.choice}
                    data-choice={choices[where]}
                    aria-label={words.choiceOf(label, words.channels[where])}
                    value={choices[where]}
                    onChange={({ currentTarget: { value } }) => {
                      if (isChoice(value)) change.mutate({ choices: { [kind]: { [where]: value } } });
                    }}
                  >
                    {Object.entries(words.choices).map(([choice, word]) => (
                      <option key={choice} value={choice}>
                        {word}
                      </option>
                    ))}
                  </select>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.legend}>
        {words.legend} <Link to="/settings/channels">{words.setUp}</Link>
      </p>
    </>
  );
}
