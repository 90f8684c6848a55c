import type { Comparison } from './alternate.js';

/** A goal is printed beside its ratio, never asserted: the machine's clock is no judge in a test. */
export interface Goal {
  readonly subject: string;
  readonly baseline: string;
  readonly figure: string;
  readonly atMost: number;
}

export function printComparisons(comparisons: readonly Comparison[], goals: readonly Goal[] = []): void {
  for (const { figure, baseline, subject, baselineMedian, subjectMedian, ratio } of comparisons) {
    const goal = goals.find(
      (one) => one.figure === figure && one.subject === subject && one.baseline === baseline,
    );
    const verdict = goal
      ? `  goal <= ${goal.atMost.toFixed(2)}: ${ratio.median > goal.atMost ? 'MISSED' : 'met'}`
      : '';
    console.log(
      `${figure}: ${subject} ${subjectMedian.toFixed(1)} / ${baseline} ${baselineMedian.toFixed(1)}` +
        ` = ${ratio.median.toFixed(2)} (${ratio.least.toFixed(2)} to ${ratio.most.toFixed(2)})${verdict}`,
    );
  }
}
