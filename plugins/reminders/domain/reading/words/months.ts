import { anyOf } from './pattern.js';

const MONTHS: Readonly<Record<string, number>> = {
  january: 1,
  januari: 1,
  jan: 1,
  february: 2,
  februari: 2,
  feb: 2,
  febr: 2,
  march: 3,
  maart: 3,
  mar: 3,
  mrt: 3,
  april: 4,
  apr: 4,
  may: 5,
  mei: 5,
  june: 6,
  juni: 6,
  jun: 6,
  july: 7,
  juli: 7,
  jul: 7,
  august: 8,
  augustus: 8,
  aug: 8,
  september: 9,
  sep: 9,
  sept: 9,
  october: 10,
  oktober: 10,
  oct: 10,
  okt: 10,
  november: 11,
  nov: 11,
  december: 12,
  dec: 12,
};

export const MONTH = `(?:${anyOf(Object.keys(MONTHS))})\\.?`;

export function monthNamed(name: string): number | undefined {
  return MONTHS[name.toLowerCase().replace(/\.$/, '')];
}
