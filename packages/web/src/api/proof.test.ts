import { describe, expect, it } from 'vitest';
import { askForProof, onProofNeeded, proofAsked } from './proof.ts';

describe('a proof', () => {
  it.each([
    ['of a code', { code: 'proof_needed', reason: 'code' }, 'code'],
    ['of the password', { code: 'proof_needed', reason: 'password' }, 'password'],
    ['of the password where nothing is said', { code: 'proof_needed' }, 'password'],
    ['is not what another refusal asks for', { code: 'csrf', reason: 'code' }, undefined],
    ['is not asked for by an answer without words', null, undefined],
    ['is not asked for by text', 'proof_needed', undefined],
  ])('%s', (_, body, kind) => {
    expect(proofAsked(body)).toBe(kind);
  });

  it('is not given where nobody can be asked', async () => {
    const leave = onProofNeeded(async () => true);
    expect(await askForProof('code')).toBe(true);
    leave();
    expect(await askForProof('code')).toBe(false);
  });
});
