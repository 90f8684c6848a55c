import { z } from 'zod';
import { parse } from '../../../schema/parse.js';
import { changeUser } from '../../../state/users.js';
import { toOwnUser } from '../../own-user.js';
import { defineRoute } from '../../route.js';

const body = z.object({ username: z.string().trim().min(2).max(32).optional() });

export default defineRoute({
  handle({ world, application, body: given }) {
    const { username } = parse(body, given);
    return toOwnUser(changeUser(world, application.id, username ? { username } : {}));
  },
});
