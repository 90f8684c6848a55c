import {
  answeredInteraction,
  authenticateFollowUp,
  getFollowUp,
} from '../../../../../../interactions/follow-ups.js';
import { defineRoute } from '../../../../../route.js';

/** An answer to an interaction; `@original` is the first. */
export default defineRoute({
  authenticate: authenticateFollowUp,
  handle({ world, param }) {
    return getFollowUp(world, answeredInteraction(world, param), param('message'));
  },
});
