/** A pattern for any of some words, standing alone, in any script. */
export function either(...patterns: string[]): RegExp {
  return new RegExp(`(?<![\\p{L}])(?:${patterns.join('|')})(?![\\p{L}])`, 'iu');
}

/** Any of some patterns, as a part of a larger one. */
export function oneOf(...patterns: string[]): string {
  return `(?:${patterns.join('|')})`;
}
