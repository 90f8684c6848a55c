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
  return meant(named, ownZone).flatMap((regional) => readingsOf(regional, wallTime, ownZone));
}

function readingsOf(
  { offset, region }: RegionalZone,
  wallTime: Temporal.PlainDateTime,
  ownZone: string,
): ZoneReading[] {
  if (sameTime(wallTime, offset, region)) return [{ zone: region, assumptions: [] }];
  // "20:00 CET" in July: people who live there mean their own clocks; anybody else may go by the letter.
  if (sameTime(wallTime, region, ownZone)) return [{ zone: region, assumptions: ['zone-habit'] }];
  return [
    { zone: region, assumptions: [] },
    { zone: offset, assumptions: [] },
  ];
}

/** One zone for a series, whose offset changes with the seasons; none where several may be meant. */
export function zoneForSeries(named: NamedZone | undefined, ownZone: string): ZoneReading | undefined {
  if (named === undefined || named === 'own') return { zone: ownZone, assumptions: named ? [] : ['zone'] };
  if ('id' in named) return { zone: named.id, assumptions: [] };
  const [only, ...others] = meant(named, ownZone);
  return only && others.length === 0 ? { zone: only.region, assumptions: [] } : undefined;
}

/** The zones that an abbreviation may be that of: the one where the reader lives, or else all of them. */
function meant(named: RegionalZone, ownZone: string): RegionalZone[] {
  const all = [named, ...(named.others ?? [])];
  const own = all.find(({ region }) => isAtHome(region, ownZone));
  return own ? [own] : all;
}

/** All of America means its own "CST"; a Londoner's "IST" may well be India's. */
function isAtHome(region: string, ownZone: string): boolean {
  if (region.startsWith('America/') && ownZone.startsWith('America/')) return true;
  return region === ownZone.replace('Calcutta', 'Kolkata');
}

function sameTime(wallTime: Temporal.PlainDateTime, zone: string, other: string): boolean {
  return wallTime.toZonedDateTime(zone).toInstant().equals(wallTime.toZonedDateTime(other).toInstant());
}
