import { IconAlertTriangle, IconCircleCheck, IconHelpHexagon } from '@tabler/icons-react';
import { Link } from 'react-router';
import { describeDeal } from '../actions/describe-deal.ts';
import type { Funds } from '../api/queries-funds.ts';
import { formatRupees } from '../format/rupees.ts';
import { dropOn, PlaceButtons } from '../queue/place-buttons.tsx';
import { PlaceNote } from '../queue/place-note.tsx';
import { type QueueOrder, useQueueOrder } from '../queue/use-queue-order.ts';
import { Chip } from '../ui/chip.tsx';
import tables from '../ui/plain-table.module.css';
import { Band } from './band.tsx';
import { isMore, shortMoment } from './describe-funds.ts';
import { type Bar, planBars } from './plan-bars.ts';
import { funds as words } from './strings.ts';
import styles from './waterfall.module.css';

/** Every waiting order with its amounts, and in the same row the picture of them: one is the other's twin. */
export function Waterfall({ account }: { readonly account: Funds }) {
  const { columns } = words;
  const { lines, free, needed, shortfall } = account;
  const { bars, freeAt } = planBars(account);
  const queue = useQueueOrder(account);
  return (
    <>
      <PlaceNote queue={queue} />
      <p className={styles.legend} aria-hidden>
        <span data-mark="paid">{words.legend.paid}</span>
        <span data-mark="short">{words.legend.short}</span>
        {free !== null && <span data-mark="free">{words.freeLine(formatRupees(free))}</span>}
      </p>
      <table className={tables.table}>
        <caption className="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.order}</th>
            <th scope="col" className={styles.picture} aria-hidden>
              {columns.picture}
            </th>
            <th scope="col" className={styles.head}>
              {columns.needs}
            </th>
            <th scope="col" className={styles.head}>
              {columns.cumulative}
            </th>
            <th scope="col">{columns.fits}</th>
            <th scope="col">{columns.band}</th>
            <th scope="col">{columns.addBy}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <Row key={line.order_id} line={line} bar={bars[at]} freeAt={freeAt} queue={queue} />
          ))}
          <tr className={styles.total}>
            <th scope="row">{words.total}</th>
            <td className={styles.picture} aria-hidden />
            <td className={styles.figure} data-label={columns.needs}>
              {formatRupees(needed)}
            </td>
            <td className={styles.blank} />
            <td data-label={columns.fits}>
              {shortfall !== null && isMore(shortfall) ? (
                <strong className={styles.missing}>{words.shortBy(formatRupees(shortfall))}</strong>
              ) : (
                words.fits[shortfall === null ? 'unknown' : 'yes']
              )}
            </td>
            <td className={styles.blank} />
            <td className={styles.blank} />
          </tr>
        </tbody>
      </table>
      {lines.some(({ band }) => band.as_of !== null && !band.of_its_day) && (
        <p className={styles.caveat}>{words.bandsChange}</p>
      )}
    </>
  );
}

interface RowProps {
  readonly line: Funds['lines'][number];
  readonly bar: Bar | undefined;
  readonly freeAt: number | undefined;
  readonly queue: QueueOrder;
}

function Row({ line, bar, freeAt, queue }: RowProps) {
  const { columns } = words;
  return (
    <tr data-line={line.symbol} {...dropOn(line.order_id, queue)}>
      <th scope="row" className={styles.order} data-label={columns.order}>
        <span className={styles.stack}>
          <Link to={`/orders/${line.order_id}`} data-row={line.order_id}>
            {describeDeal(line)}
          </Link>
          <span className={styles.faint}>{words.stages[line.stage]}</span>
          <PlaceButtons id={line.order_id} symbol={line.symbol} queue={queue} />
        </span>
      </th>
      <td className={styles.picture} aria-hidden>
        <span className={styles.track}>
          {bar && bar.width > 0 && (
            <span
              className={styles.bar}
              data-fits={bar.fits || undefined}
              style={{ left: `${bar.left}%`, width: `${bar.width}%` }}
            />
          )}
          {freeAt !== undefined && <span className={styles.free} style={{ left: `${freeAt}%` }} />}
        </span>
      </td>
      <td className={styles.figure} data-label={columns.needs}>
        <span className={styles.stack}>
          <span>{formatRupees(line.needed)}</span>
          {line.already_blocked && <span className={styles.faint}>{words.blocked}</span>}
        </span>
      </td>
      <td className={styles.figure} data-label={columns.cumulative}>
        {formatRupees(line.cumulative)}
      </td>
      <td data-label={columns.fits}>
        <Fits line={line} />
      </td>
      <td className={styles.band} data-label={columns.band}>
        <Band line={line} />
      </td>
      <td className={tables.nowrap} data-label={columns.addBy}>
        {line.fits === false && (line.add_by === null ? words.noDay : shortMoment(line.add_by))}
      </td>
    </tr>
  );
}

function Fits({ line: { fits, shortfall } }: Pick<RowProps, 'line'>) {
  if (fits === null) {
    return (
      <Chip tone="unresolved" icon={IconHelpHexagon}>
        {words.fits.unknown}
      </Chip>
    );
  }
  if (fits) {
    return (
      <Chip tone="filled" icon={IconCircleCheck}>
        {words.fits.yes}
      </Chip>
    );
  }
  return (
    <span className={styles.stack}>
      <span>
        <Chip tone="bad" icon={IconAlertTriangle}>
          {words.fits.no}
        </Chip>
      </span>
      {shortfall !== null && <span className={styles.missing}>{words.shortBy(formatRupees(shortfall))}</span>}
    </span>
  );
}
