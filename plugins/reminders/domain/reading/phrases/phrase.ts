import { type Parser, ParsingResult } from 'chrono-node/en';
import type { Meaning } from './meaning.js';

/** What chrono hands to its parsers: the whole text and the reference date. */
export type Context = Parameters<Parser['extract']>[0];

/** One of chrono's results that says what it means in our terms, which are wider than chrono's components. */
export class Phrase extends ParsingResult {
  constructor(
    context: Pick<Context, 'reference'>,
    index: number,
    text: string,
    readonly meanings: readonly Meaning[],
  ) {
    super(context.reference, index, text);
  }
}
