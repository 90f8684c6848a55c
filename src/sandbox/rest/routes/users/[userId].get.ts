import { getUser } from '../../../state/users.js';
import { defineRoute } from '../../route.js';

export default defineRoute({
  handle: ({ world, param }) => getUser(world, param('userId')),
});
