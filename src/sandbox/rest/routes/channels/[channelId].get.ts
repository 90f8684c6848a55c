import { channelOf } from '../../enter.js';
import { defineRoute } from '../../route.js';

export default defineRoute({
  handle: (request) => channelOf(request).channel,
});
