/** One way to understand when something is, as JSON keeps it. */
export interface TimeOption {
  /** When it is, or comes next. */
  readonly dueAt: string;
  readonly zone: string;
  readonly rule?: string | null | undefined;
  readonly startsAt?: string | null | undefined;
  readonly assumptions: readonly string[];
}

/** A line of a message, and what was read in it. */
export interface Excerpt {
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/** What a message announces. */
export interface Reading<Option extends TimeOption = TimeOption> {
  readonly kind: 'create' | 'propose' | 'none';
  readonly why: string | null;
  readonly options: readonly Option[];
  readonly title: string | null;
  readonly location: string | null;
  readonly confidence: number | null;
  readonly excerpts: readonly Excerpt[];
}
