import { Radio, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AskDialog } from '../actions/ask-dialog.tsx';
import { describeDeal } from '../actions/describe-deal.ts';
import { useRequest } from '../actions/use-request.ts';
import { type Candidate, candidatesQuery, type Resolution, resolveOrder } from '../api/queries-reconcile.ts';
import { formatCount } from '../format/rupees.ts';
import { formatMoment, parseMoment } from '../format/time.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { NOT_PLACED, OTHER, type ResolutionFields, readResolution } from './read-resolution.ts';
import { ReasonField } from './reason-field.tsx';
import styles from './resolve-dialog.module.css';
import type { RowDialogProps } from './row-action.tsx';
import { reconcile } from './strings.ts';

const empty: ResolutionFields = { choice: undefined, number: '', reason: '' };

/** A person says what became of an order whose answer was lost. Nothing is chosen beforehand. */
export function ResolveDialog({ row, deal, onClose }: RowDialogProps) {
  const { resolve: words } = reconcile;
  const [fields, setFields] = useState(empty);
  const candidates = useQuery(candidatesQuery(row.order_id));
  const asking = useRequest((wish: Resolution) => resolveOrder(row.order_id, wish));
  const { numberError, wish } = readResolution(fields);
  return (
    <AskDialog
      title={words.title}
      accountId={row.account_id}
      about={deal}
      text={words.text}
      confirm={words.confirm}
      asking={asking}
      wish={wish}
      onClose={onClose}
    >
      {candidates.error && <ProblemNotice error={candidates.error} title={words.candidatesProblem} />}
      {candidates.isPending && <SkeletonRows rows={2} height={40} />}
      {candidates.data?.length === 0 && <p>{words.noCandidates}</p>}
      <Radio.Group
        label={words.legend}
        value={fields.choice ?? null}
        onChange={(choice) => setFields({ ...fields, choice })}
      >
        <div className={styles.choices}>
          {candidates.data?.map((candidate) => (
            <Radio
              key={candidate.broker_order_id}
              value={candidate.broker_order_id}
              label={words.offered}
              description={describeCandidate(candidate)}
            />
          ))}
          <Radio value={NOT_PLACED} label={words.notPlaced} />
          <Radio value={OTHER} label={words.other} />
        </div>
      </Radio.Group>
      {fields.choice === OTHER && (
        <TextInput
          label={words.number}
          inputMode="numeric"
          maxLength={20}
          value={fields.number}
          error={numberError}
          onChange={(event) => setFields({ ...fields, number: event.currentTarget.value })}
        />
      )}
      <ReasonField
        label={words.reason}
        value={fields.reason}
        onChange={(reason) => setFields({ ...fields, reason })}
      />
    </AskDialog>
  );
}

function describeCandidate(candidate: Candidate): string {
  const { resolve: words } = reconcile;
  const { broker_order_id, entered_at, same_price, execution_qty } = candidate;
  const parts = [
    words.candidate(broker_order_id, describeDeal(candidate), formatMoment(parseMoment(entered_at))),
    ...(same_price ? [] : [words.otherPrice]),
    ...(execution_qty > 0 ? [words.filled(formatCount(execution_qty))] : []),
  ];
  return parts.join(', ');
}
