/** What shows who is there: the code of the second factor where the user has one, the password where not. */
export type ProofKind = 'password' | 'code';
type AskForProof = (kind: ProofKind) => Promise<boolean>;

let ask: AskForProof | undefined;

/** Says who asks the person; the returned function takes that back. */
export function onProofNeeded(asker: AskForProof): () => void {
  ask = asker;
  return () => {
    if (ask === asker) ask = undefined;
  };
}

/** Whether the person has given a fresh proof, so that the request can be repeated. False when nobody can be asked. */
export function askForProof(kind: ProofKind): Promise<boolean> {
  return ask?.(kind) ?? Promise.resolve(false);
}

/** Which proof an answer asks for; undefined when it is about something else. */
export function proofAsked(body: unknown): ProofKind | undefined {
  if (typeof body !== 'object' || body === null || !('code' in body) || body.code !== 'proof_needed') {
    return undefined;
  }
  return 'reason' in body && body.reason === 'code' ? 'code' : 'password';
}
