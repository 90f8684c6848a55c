import type { z } from 'zod';
import type { newThreadBody } from '../schema/channel-body.js';
import type { NewThread } from '../state/threads.js';

/** What a body says about a new thread. */
export function threadOptions(
  body: z.output<typeof newThreadBody>,
): Pick<NewThread, 'name' | 'autoArchiveMinutes' | 'slowmodeSeconds' | 'invitable'> {
  return {
    name: body.name,
    ...(body.auto_archive_duration != null && { autoArchiveMinutes: body.auto_archive_duration }),
    ...(body.rate_limit_per_user != null && { slowmodeSeconds: body.rate_limit_per_user }),
    ...(body.invitable != null && { invitable: body.invitable }),
  };
}
