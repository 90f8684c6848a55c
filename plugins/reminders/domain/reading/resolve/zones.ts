import type { NamedZone, RegionalZone } from '../phrases/meaning.js';
import type { Assumption } from '../reading.js';

export interface ZoneReading {
  readonly zone: string;
  readonly assumptions: readonly Assumption[];
}

/** The zones that a text may mean for a wall time: the reader's own, the one it names, or two for "CET" in summer. */
export function zonesFor(
  named: NamedZone | undefined,
  wallTime: Temporal.PlainDateTime,
  ownZone: string,
): ZoneReading[] {
  if (named === undefined || named === 'own') return [{ zone: ownZone, assumptions: named ? [] : ['zone'] }];
  if ('id' in named) return [{ zone: named.id, assumptions: [] }];
  const regional = nearest(named, wallTime, ownZone);
  const { offset, region } = regional;
  if (sameTime(wallTime, offset, region)) return [{ zone: region, assumptions: [] }];
  // "20:00 CET" in July: people who live there mean their own clocks; anybody else may go by the letter.
  if (sameTime(wallTime, region, ownZone)) return [{ zone: region, assumptions: ['zone-habit'] }];
  return [
    { zone: region, assumptions: [] },
    { zone: offset, assumptions: [] },
  ];
}

/** One zone for a series, whose offset changes with the seasons. */
export function zoneForSeries(named: NamedZone | undefined, ownZone: string): ZoneReading {
  if (named === undefined || named === 'own') return { zone: ownZone, assumptions: named ? [] : ['zone'] };
  if ('id' in named) return { zone: named.id, assumptions: [] };
  return { zone: named.region, assumptions: [] };
}

function nearest(named: RegionalZone, wallTime: Temporal.PlainDateTime, ownZone: string): RegionalZone {
  const candidates = [named, ...(named.others ?? [])];
  return candidates.find(({ region }) => sameTime(wallTime, region, ownZone)) ?? named;
}

function sameTime(wallTime: Temporal.PlainDateTime, zone: string, other: string): boolean {
  return wallTime.toZonedDateTime(zone).toInstant().equals(wallTime.toZonedDateTime(other).toInstant());
}
