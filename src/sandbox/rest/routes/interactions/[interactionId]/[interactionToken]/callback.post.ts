import { takeCallback } from '../../../../../interactions/callback.js';
import { describeOutcome } from '../../../../../interactions/callback-response.js';
import { authenticateWaiting, waitingInteraction } from '../../../../../interactions/waiting-interaction.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  authenticate: authenticateWaiting,
  handle({ world, param, query, body, files, created }) {
    const record = waitingInteraction(world, param);
    const outcome = takeCallback(world, record, body, files);
    if (outcome.answer.kind === 'reply') created(outcome.answer.message.id);
    world.interactions.tell(record, outcome.answer);
    return query.get('with_response') === 'true' ? describeOutcome(record, outcome) : null;
  },
});
