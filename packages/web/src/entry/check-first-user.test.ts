import { describe, expect, it } from 'vitest';
import { checkFirstUser, type FirstUser } from './check-first-user.ts';

const good: FirstUser = {
  token: 'abc',
  name: 'Asha',
  email: 'asha@example.in',
  password: 'twelve letters',
  again: 'twelve letters',
};

describe('the first user', () => {
  it('with every field in order has no fault', () => {
    expect(checkFirstUser(good)).toEqual({});
  });

  it.each<[keyof FirstUser, string]>([
    ['token', ' '],
    ['name', ''],
    ['email', 'asha'],
    ['again', 'other'],
  ])('%s cannot be %j', (field, value) => {
    expect(Object.keys(checkFirstUser({ ...good, [field]: value }))).toEqual([field]);
  });

  it('needs a password of twelve characters', () => {
    expect(checkFirstUser({ ...good, password: 'eleven char', again: 'eleven char' }).password).toBeDefined();
  });
});
