import { composePhrases, type LinkedPhrase } from '../reading/request/composer.js';
import type { Claim } from './claim.js';
import type { Mention } from './mention.js';

/** Each day with each clock, as far as they go together. */
export function paired(days: readonly Mention[], clocks: readonly Mention[]): Claim[] {
  return days.flatMap((day) =>
    clocks.flatMap((clock) => {
      const request = composePhrases([...withoutClock(day), ...clockOf(clock)]);
      return request ? [{ request, mentions: [day, clock], isPaired: true }] : [];
    }),
  );
}

const OF_THE_CLOCK = new Set(['clock', 'part', 'zone', 'range']);

function withoutClock({ linked }: Mention): LinkedPhrase[] {
  return only(linked, (kind) => !OF_THE_CLOCK.has(kind) || kind === 'part');
}

function clockOf({ linked }: Mention): LinkedPhrase[] {
  return only(linked, (kind) => OF_THE_CLOCK.has(kind)).map(({ links, meanings }) => ({
    links: links.filter((link) => link === 'range' || link === 'until' || link === 'through'),
    meanings,
  }));
}

function only(linked: readonly LinkedPhrase[], keeps: (kind: string) => boolean): LinkedPhrase[] {
  return linked
    .map(({ links, meanings }) => ({ links, meanings: meanings.filter(({ kind }) => keeps(kind)) }))
    .filter(({ meanings }) => meanings.length > 0)
    .map((phrase, index) => (index === 0 ? { ...phrase, links: [] } : phrase));
}

/** "Day: Thursday", "Repeats: weekly": the day is that of the series, a date its first. */
export function repeated(claim: Claim, rhythms: readonly Mention[]): Claim {
  const [rhythm, ...others] = rhythms;
  if (!rhythm || others.length > 0) return claim;
  const said = claim.mentions.flatMap(({ linked }) => linked);
  const request = composePhrases([...rhythm.linked, ...said]);
  return request ? { ...claim, request, mentions: [rhythm, ...claim.mentions] } : claim;
}
