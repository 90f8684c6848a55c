import { once } from 'node:events';
import { z } from 'zod';

/** A request that is longer is no request, and must not fill the memory. */
const LONGEST_LINE = 1_000_000;

const identified = z.object({ id: z.unknown() });

/**
 * Answers one request per line of standard input, one line each, in order and as they come. A line that is no request
 * gets an answer with an error; nothing ends the stream but its end.
 */
export async function answerLines<Request>(
  schema: z.ZodType<Request>,
  answer: (request: Request) => object,
): Promise<void> {
  process.stdout.on('error', endWithReader);
  for await (const line of linesOf(process.stdin)) {
    if (line?.trim() === '') continue;
    const answered = answerLine(line, schema, answer);
    if (!process.stdout.write(`${JSON.stringify(answered)}\n`)) await once(process.stdout, 'drain');
  }
}

/** Who reads the answers has enough of them, as `head` has: nothing is left to do. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
}

function answerLine<Request>(
  line: string | undefined,
  schema: z.ZodType<Request>,
  answer: (request: Request) => object,
): object {
  if (line === undefined) return { id: null, error: `a line is longer than ${LONGEST_LINE} characters` };
  const parsed = parseJson(line);
  if (parsed === undefined) return { id: idIn(line), error: 'a line is no JSON' };
  const id = identified.safeParse(parsed).data?.id ?? null;
  const { data, error } = schema.safeParse(parsed);
  if (error) return { id, error: wordsOf(error) };
  try {
    return { id, ...answer(data) };
  } catch (failure) {
    // said in the answer: whoever sent thousands of lines wants the others answered
    return { id, error: `this cannot be answered: ${failure instanceof Error ? failure.message : failure}` };
  }
}

/** The id in a line that is broken elsewhere. */
function idIn(line: string): unknown {
  const [, id] = /"id"\s*:\s*("(?:[^"\\]|\\.){0,200}"|-?\d{1,15})/.exec(line) ?? [];
  return (id && parseJson(id)) ?? null;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** The first thing that is wrong, as "zone: is no IANA time zone". */
function wordsOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return `${issue?.path.join('.') || 'request'}: ${issue?.message ?? 'is wrong'}`;
}

/** The lines of a stream; `undefined` stands for one that was too long to keep. */
async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string | undefined> {
  stream.setEncoding('utf8');
  let rest = '';
  let isTooLong = false;
  for await (const chunk of stream) {
    const [first = '', ...others] = String(chunk).split('\n');
    rest = isTooLong ? '' : rest + first;
    isTooLong ||= rest.length > LONGEST_LINE;
    for (const next of others) {
      yield isTooLong ? undefined : rest;
      rest = next;
      isTooLong = rest.length > LONGEST_LINE;
    }
  }
  if (isTooLong) yield undefined;
  else if (rest !== '') yield rest;
}
