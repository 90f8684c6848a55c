import { refuse } from 'alphapy';
import type { Manner } from '../domain/delivery/manner.js';
import { LONGEST_NOTICE_MINUTES, MOST_NOTICES, readNotices } from '../domain/plan/read-notices.js';

/** How a reminder shall come, as its owner says it; what is left out stays as it is. */
export interface MannerWish {
  readonly late?: Manner['late'] | undefined;
  readonly target?: Manner['target'] | undefined;
  readonly silent?: boolean | undefined;
  /** As typed: "1 day, 1 hour". */
  readonly notices?: string | undefined;
}

/** @throws a refusal when the notices cannot be read */
export function readManner({ notices, ...wish }: MannerWish, usual: Manner): Manner {
  const { late = usual.late, target = usual.target, silent = usual.silent } = wish;
  return { notices: notices === undefined ? usual.notices : readNoticesOf(notices), late, target, silent };
}

/** @throws a refusal when they cannot be read */
export function readNoticesOf(text: string): number[] {
  const read = readNotices(text);
  if ('minutes' in read) return [...read.minutes];
  switch (read.problem) {
    case 'unclear':
      throw refuse('reminders.notices.unclear', 'Say how long before, for example: 1 day, 1 hour, 10m.');
    case 'tooMany':
      throw refuse('reminders.notices.tooMany', `There can be ${MOST_NOTICES} notices at most.`, {
        most: MOST_NOTICES,
      });
    case 'tooFar':
      throw refuse('reminders.notices.tooFar', 'A notice can come 30 days before at most.', {
        days: LONGEST_NOTICE_MINUTES / 24 / 60,
      });
  }
}
