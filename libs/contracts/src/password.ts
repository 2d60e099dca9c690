import { z } from 'zod';
import { newPassword } from './admins.js';

export const changePassword = z.strictObject({ currentPassword: z.string().min(1).max(200), newPassword });
export type ChangePassword = z.infer<typeof changePassword>;
