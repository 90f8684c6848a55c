import { judge } from '../reading/judge.js';
import type { Once, ReadingContext, Repeat } from '../reading/reading.js';
import { optionsOf, startOf } from './answers.js';
import type { Claim } from './claim.js';
import { isFarOff } from './confidence.js';
import { isComplete, type Mention } from './mention.js';
import { isUnderForeignHeading } from './mention-doubts.js';
import { roleOf } from './roles.js';

type Option = Once | Repeat;

/** What else in a message may be its time; beside it nothing is as good as certain. */
export function rivalsOf(
  mentions: readonly Mention[],
  claims: readonly Claim[],
  context: ReadingContext,
): readonly Option[] {
  return [
    ...mentions.flatMap((mention) => aheadAfterAll(mention, context)),
    ...besideLabels(mentions, claims, context),
  ];
}

/** "One has been added on 27 May": sounds as if it were over, and is not. What else is known of the message is in doubt. */
function aheadAfterAll(mention: Mention, context: ReadingContext): readonly Option[] {
  const hasDate = mention.request.days.some(({ date, numbers }) => date ?? numbers);
  if (!hasDate || !isComplete(mention) || roleOf(mention) !== 'over') return [];
  return optionsOf(judge(mention.request, [], context)).filter((option) => !isFarOff(option, context));
}

/** "We meet on Friday at 21:00" above "Date: Saturday", "Time: 20:00": labels are believed, but not against a sentence. */
function besideLabels(
  mentions: readonly Mention[],
  claims: readonly Claim[],
  context: ReadingContext,
): readonly Option[] {
  const used = claims.flatMap((claim) => claim.mentions);
  if (!used.every(({ statement }) => statement.label)) return [];
  const labelled = new Set(
    claims.flatMap(({ request }) => optionsOf(judge(request, [], context)).map(startOf)),
  );
  return mentions
    .filter((mention) => !used.includes(mention) && roleOf(mention) === 'event' && isComplete(mention))
    .filter((mention) => !isUnderForeignHeading(mention) && !/: *$/.test(mention.before)) // "Demo: …" is of the demo
    .map(({ request }) => optionsOf(judge(request, [], context)))
    .filter((options) => !options.some((option) => labelled.has(startOf(option))))
    .flat();
}
