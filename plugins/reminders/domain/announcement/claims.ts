import type { Claim } from './claim.js';
import { claimsOfLabels } from './claims-of-labels.js';
import { claimsOfProse } from './claims-of-prose.js';
import type { Mention } from './mention.js';

/** The claims of a message: what its labels say, else its complete times, else its days joined with its clocks. */
export function claimsOf(mentions: readonly Mention[]): Claim[] {
  const labelled = mentions.filter(({ statement }) => statement.label);
  const fromLabels = labelled.length > 0 ? claimsOfLabels(labelled, mentions) : [];
  return fromLabels.length > 0 ? fromLabels : claimsOfProse(mentions);
}
