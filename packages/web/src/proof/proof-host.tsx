import { useEffect, useRef, useState } from 'react';
import { onProofNeeded, type ProofKind } from '../api/proof.ts';
import { ProofDialog } from './proof-dialog.tsx';

interface Waiting {
  readonly kind: ProofKind;
  readonly answer: (given: boolean) => void;
  readonly given: Promise<boolean>;
}

/** Asks for a fresh proof whenever a request was refused for want of one. Several such requests wait for one answer. */
export function ProofHost() {
  const current = useRef<Waiting | undefined>(undefined);
  const [asked, setAsked] = useState<ProofKind>();
  useEffect(
    () =>
      onProofNeeded((kind) => {
        current.current ??= waitFor(kind);
        setAsked(current.current.kind);
        return current.current.given;
      }),
    [],
  );
  const answer = (given: boolean) => {
    current.current?.answer(given);
    current.current = undefined;
    setAsked(undefined);
  };
  if (asked === undefined) return null;
  return <ProofDialog kind={asked} onGiven={() => answer(true)} onLeave={() => answer(false)} />;
}

function waitFor(kind: ProofKind): Waiting {
  let answer: (given: boolean) => void = () => {};
  const given = new Promise<boolean>((resolve) => {
    answer = resolve;
  });
  return { kind, answer, given };
}
