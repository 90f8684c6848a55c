import { joinThread } from '../../../../../state/threads.js';
import { threadOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  handle(request) {
    joinThread(request.world, threadOf(request), request.application.id);
    return null;
  },
});
