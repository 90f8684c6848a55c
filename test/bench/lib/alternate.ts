/** One figure of one run of a subject, lower is better unless its name says otherwise. */
export type Figures = Readonly<Record<string, number>>;

export interface Subject {
  readonly name: string;
  /** Measures once, from a cold start; called in turn with the other subjects. */
  measure(): Promise<Figures>;
}

export interface Comparison {
  readonly figure: string;
  readonly baseline: string;
  readonly subject: string;
  readonly baselineMedian: number;
  readonly subjectMedian: number;
  /** Subject divided by baseline, pair by pair. */
  readonly ratio: { readonly median: number; readonly least: number; readonly most: number };
}

/**
 * Runs the subjects in turn (A B C A B C …), so that a machine whose speed drifts treats all alike, and compares
 * each with the first, pair by pair.
 */
export async function alternate(subjects: readonly Subject[], rounds: number): Promise<Comparison[]> {
  const runs = new Map<string, Figures[]>(subjects.map((subject) => [subject.name, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const subject of subjects) {
      const figures = await subject.measure();
      runs.get(subject.name)?.push(figures);
      process.stderr.write(`  round ${round}/${rounds} ${subject.name} ${describe(figures)}\n`);
    }
  }
  const [baseline, ...others] = subjects;
  if (!baseline) return [];
  return others.flatMap((other) =>
    compare(baseline.name, runs.get(baseline.name) ?? [], other.name, runs.get(other.name) ?? []),
  );
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 ? high : ((sorted[middle - 1] ?? Number.NaN) + high) / 2;
}

function compare(
  baseline: string,
  baselineRuns: readonly Figures[],
  subject: string,
  subjectRuns: readonly Figures[],
): Comparison[] {
  return Object.keys(baselineRuns[0] ?? {}).map((figure) => {
    const base = column(baselineRuns, figure);
    const own = column(subjectRuns, figure);
    const ratios = own.map((value, index) => value / (base[index] ?? Number.NaN));
    return {
      figure,
      baseline,
      subject,
      baselineMedian: median(base),
      subjectMedian: median(own),
      ratio: { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) },
    };
  });
}

function column(runs: readonly Figures[], figure: string): number[] {
  return runs.map((run) => run[figure] ?? Number.NaN);
}

function describe(figures: Figures): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${value.toFixed(1)}`)
    .join(', ');
}
