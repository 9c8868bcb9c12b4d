import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { positionQuery } from '../api/queries-positions.ts';
import { formatCount } from '../format/rupees.ts';
import { formatSigned } from '../format/signed.ts';
import { LastGood } from '../ui/last-good.tsx';
import { listOf, rememberRow } from '../ui/last-list.ts';
import { Page } from '../ui/page.tsx';
import { Panel } from '../ui/panel.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Fills } from './fills.tsx';
import { HoldNote } from './hold-note.tsx';
import { PositionActions } from './position-actions.tsx';
import { PositionFacts } from './position-facts.tsx';
import { PositionHistory } from './position-history.tsx';
import { PositionOrders } from './position-orders.tsx';
import styles from './position-page.module.css';
import { PositionPrices } from './position-prices.tsx';
import { SellState } from './sell-state.tsx';
import { positionPrices, positions as words } from './strings.ts';

/** One cycle of ownership: what was bought and sold, and everything that happened in between. */
export function PositionPage() {
  const { id = '' } = useParams();
  const query = useQuery(positionQuery(id));
  const { data: position } = query;
  useEffect(() => rememberRow(id), [id]);
  const sentence = position ? describe(position) : words.one;
  return (
    <Page
      title={sentence}
      heading={<span aria-live="polite">{sentence}</span>}
      back={{ to: listOf('/positions/'), word: words.back }}
    >
      <LastGood
        query={query}
        title={words.onePositionProblem}
        loading={<SkeletonRows rows={6} height={44} />}
      >
        {position && (
          <>
            <PositionActions position={position} />
            <div className={styles.columns}>
              <div className={styles.column}>
                {position.state === 'open' && (
                  <Panel title={words.columns.selling}>
                    <div className={styles.selling}>
                      <HoldNote position={position} />
                      <SellState position={position} />
                    </div>
                  </Panel>
                )}
                <Panel title={positionPrices.title}>
                  <PositionPrices position={position} />
                </Panel>
                <PositionHistory events={position.history} />
              </div>
              <div className={styles.column}>
                <PositionFacts position={position} />
                <PositionOrders orders={position.orders} />
              </div>
            </div>
            <Panel title={words.fills} flush>
              <Fills fills={position.fills} />
            </Panel>
          </>
        )}
      </LastGood>
    </Page>
  );
}

function describe(position: Parameters<typeof PositionFacts>[0]['position']): string {
  const { state, quantity, sold_qty, symbol, realised, unrealised } = position;
  if (state === 'closed') {
    const net = realised === null ? '' : words.netResult(formatSigned(realised.net));
    return `${words.closedSentence(formatCount(sold_qty), symbol, net)}.`;
  }
  const net = unrealised === null ? '' : words.netResult(formatSigned(unrealised.net));
  return `${words.openSentence(formatCount(quantity), symbol, net)}.`;
}
