import { z } from 'zod';
import { moment } from './common.ts';

export const userView = z
  .object({
    email: z
      .string()
      .nullable()
      .meta({ description: 'By which you log in; that of others is theirs to tell' }),
    display_name: z.string(),
    created_at: moment,
    second_factor: z.boolean().meta({ description: 'Whether a code is asked for besides the password' }),
    is_you: z.boolean(),
  })
  .meta({ id: 'User' });

export const newUser = z.strictObject({
  email: z.email().max(200),
  display_name: z.string().trim().min(1).max(60),
  password: z.string().min(1).max(200),
});
