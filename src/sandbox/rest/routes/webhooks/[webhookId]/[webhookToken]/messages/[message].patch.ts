import {
  answeredInteraction,
  authenticateFollowUp,
  editFollowUp,
} from '../../../../../../interactions/follow-ups.js';
import { defineRoute } from '../../../../../route.js';

/** Changes an answer to an interaction; `@original` is the first. */
export default defineRoute({
  authenticate: authenticateFollowUp,
  handle({ world, param, body, files }) {
    return editFollowUp(world, answeredInteraction(world, param), param('message'), { body, files });
  },
});
