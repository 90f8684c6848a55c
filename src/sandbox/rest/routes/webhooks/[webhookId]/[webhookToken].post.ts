import { answeredInteraction, authenticateFollowUp, followUp } from '../../../../interactions/follow-ups.js';
import { defineRoute } from '../../../route.js';

/** A follow-up to an interaction. Webhooks of channels are not modelled. */
export default defineRoute({
  authenticate: authenticateFollowUp,
  handle({ world, param, body, files, created }) {
    const message = followUp(world, answeredInteraction(world, param), { body, files });
    created(message.id);
    return message; // interactions answer with the message whatever `wait` says
  },
});
