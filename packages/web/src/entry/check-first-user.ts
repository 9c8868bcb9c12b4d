import { entry } from './strings.ts';

export interface FirstUser {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly again: string;
}

const SHORTEST_PASSWORD = 12;

/** Nothing for a field that is well. The server checks everything again. */
export function checkFirstUser(user: FirstUser): { readonly [field in keyof FirstUser]?: string } {
  const { token, name, email, password, again } = user;
  return {
    ...(token.trim() === '' && { token: entry.needed }),
    ...(name.trim() === '' && { name: entry.needed }),
    ...(!/^[^\s@]+@[^\s@]+$/.test(email.trim()) && { email: entry.badEmail }),
    ...(password.length < SHORTEST_PASSWORD && { password: entry.passwordShort }),
    ...(again !== password && { again: entry.passwordDiffers }),
  };
}
