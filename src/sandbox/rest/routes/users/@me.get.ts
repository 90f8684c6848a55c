import { getUser } from '../../../state/users.js';
import { toOwnUser } from '../../own-user.js';
import { defineRoute } from '../../route.js';

export default defineRoute({
  handle: ({ world, application }) => toOwnUser(getUser(world, application.id)),
});
