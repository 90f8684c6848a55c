const CLAUSE_END = /[,;–—]|:(?!\d)|\s-\s|[.!?]+\s/u;

/** "Last week was a blast, next one on …": only the last part speaks of what follows. */
export function lastClause(text: string): string {
  return text.split(CLAUSE_END).at(-1) ?? text;
}

/** What of the text behind a time still speaks of it. */
export function firstClause(text: string): string {
  return text.split(CLAUSE_END)[0] ?? text;
}

export function isOneClause(text: string): boolean {
  return !CLAUSE_END.test(text);
}
