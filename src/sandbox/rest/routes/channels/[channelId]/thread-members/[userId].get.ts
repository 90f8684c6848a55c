import { getThreadMember } from '../../../../../state/threads.js';
import { threadOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  handle: (request) => getThreadMember(threadOf(request), request.param('userId')),
});
