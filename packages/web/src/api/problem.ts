import type { Problem } from './types.ts';

/** What the server refused or failed to do, in its own words, and how to mend it. `status` 0: no answer at all. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: Problem;
  /** Under which the server's log has the same request; nothing when it gave none. */
  readonly requestId: string | undefined;

  constructor(problem: Problem, requestId?: string) {
    super(problem.detail);
    this.problem = problem;
    this.requestId = requestId;
  }
}

export function unreachable(): ApiProblem {
  return new ApiProblem({
    type: 'about:blank',
    title: 'No answer',
    status: 0,
    code: 'no_answer',
    detail: 'Orderwatch does not answer.',
    mend: 'Check that it is running.',
  });
}

/**
 * Whether what was asked may have been carried out all the same: nobody answered, whoever did was not the one who does it, or
 * it is at work.
 */
export function mayBeDone(error: unknown): boolean {
  const { status, code } = asProblem(error);
  return status === 0 || status >= 500 || code === 'request_running';
}

/** Any error as a problem: what is not one of the server's is shown as it is. */
export function asProblem(error: unknown): Problem {
  if (error instanceof ApiProblem) return error.problem;
  const detail = error instanceof Error ? error.message : String(error);
  return { type: 'about:blank', title: 'Fault in this page', status: 0, code: 'page_fault', detail };
}

/** A body that claims to be a problem, checked: a proxy between us may answer with anything. */
export function readProblem(body: unknown, status: number, requestId?: string): ApiProblem {
  if (typeof body === 'object' && body !== null && 'code' in body && 'detail' in body) {
    const { code, detail } = body;
    if (typeof code === 'string' && typeof detail === 'string') {
      const problem = {
        type: text(body, 'type') ?? 'about:blank',
        title: text(body, 'title') ?? code,
        status,
        code,
        detail,
        ...optional('mend', text(body, 'mend')),
        ...optional('errors', fieldErrors(body)),
      };
      return new ApiProblem(problem, requestId);
    }
  }
  const problem = {
    type: 'about:blank',
    title: 'Unreadable answer',
    status,
    code: 'unreadable_answer',
    detail: isOfGateway(status)
      ? `Orderwatch does not answer: what stands before it says ${status}.`
      : `The server answered ${status} without saying why.`,
  };
  return new ApiProblem(problem, requestId);
}

/** What a proxy says when it finds nobody behind it; Orderwatch itself says why. */
function isOfGateway(status: number): boolean {
  return status >= 502 && status <= 504;
}

function text(body: object, key: string): string | undefined {
  const value: unknown = Reflect.get(body, key);
  return typeof value === 'string' ? value : undefined;
}

function fieldErrors(body: object): { path: string; message: string }[] | undefined {
  const value: unknown = Reflect.get(body, 'errors');
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((each: unknown) => {
    if (typeof each !== 'object' || each === null) return [];
    const path = text(each, 'path');
    const message = text(each, 'message');
    return path === undefined || message === undefined ? [] : [{ path, message }];
  });
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } | undefined {
  if (value === undefined) return undefined;
  const found: { [P in K]?: V } = {};
  found[key] = value;
  return found;
}
