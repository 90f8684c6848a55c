import {
  answeredInteraction,
  authenticateFollowUp,
  deleteFollowUp,
} from '../../../../../../interactions/follow-ups.js';
import { defineRoute } from '../../../../../route.js';

/** Deletes an answer to an interaction; `@original` is the first. */
export default defineRoute({
  authenticate: authenticateFollowUp,
  handle({ world, param }) {
    deleteFollowUp(world, answeredInteraction(world, param), param('message'));
    return null;
  },
});
