import { refuse } from 'alphapy';
import type { Target } from '../domain/delivery/next-step.js';
import { type Homed, isPersonal } from '../domain/home.js';

interface Place {
  readonly channelId: string;
  readonly target: Target;
}

/**
 * Where a reminder goes: a personal one always to its owner, in whose name it takes its turn.
 *
 * @throws a refusal when its owner wants a personal one to come in a channel
 */
export function settle(home: Homed, wished: Target | undefined, place: Place): Place {
  const { channelId, target } = place;
  if (!isPersonal(home)) return { channelId, target };
  if (wished === 'channel')
    throw refuse(
      'reminders.personal.direct',
      'A reminder that you set here comes as a direct message to you. Leave out `dm`.',
    );
  return { channelId: home.userId, target: 'dm' };
}
