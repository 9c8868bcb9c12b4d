import { type PasswordFault, passwordFaultWords } from '../auth/passwords.ts';
import type { CodeError } from '../auth/second-factor/accept-code.ts';
import type { Throttled } from '../auth/slow-down-guessing.ts';
import { Problem } from './problems.ts';

type LoginFault =
  | CodeError
  | Throttled
  | { readonly kind: 'refused' | 'code_needed' | 'factor_on' | 'factor_off' };

/** What a refused password, code or the like is answered with, wherever it was typed. */
export function loginProblem(error: LoginFault): Problem {
  switch (error.kind) {
    case 'refused':
      return new Problem('password_refused');
    case 'code_needed':
      return new Problem('code_needed');
    case 'code_refused':
      return new Problem('code_refused', {
        reason: error.reason,
        ...(error.reason === 'used' && { detail: 'That code was used already.' }),
      });
    case 'factor_unreadable':
      return new Problem('second_factor_unreadable');
    case 'factor_on':
      return new Problem('second_factor_on');
    case 'factor_off':
      return new Problem('second_factor_off');
    case 'throttled':
      return new Problem('too_many_requests', {
        detail: `Too many wrong tries. Wait ${wait(error.retryAfterSeconds)}.`,
        retryAfterSeconds: error.retryAfterSeconds,
      });
  }
}

export function weakPassword(fault: PasswordFault, path: string): Problem {
  const mend = passwordFaultWords[fault];
  return new Problem('weak_password', { mend, errors: [{ path, message: mend }] });
}

function wait(seconds: number): string {
  if (seconds > 90) return `${Math.ceil(seconds / 60)} minutes`;
  return seconds === 1 ? 'a second' : `${seconds} seconds`;
}
