import { leaveThread } from '../../../../../state/threads.js';
import { threadOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  handle(request) {
    leaveThread(request.world, threadOf(request), request.application.id);
    return null;
  },
});
