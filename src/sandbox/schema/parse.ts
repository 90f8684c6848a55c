import type { z } from 'zod';
import { type FieldProblem, invalidForm } from '../api-error.js';

/** Reads a body by its schema. Unknown keys are ignored; what is wrong is answered as Discord does (50035). */
export function parse<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const result = schema.safeParse(body ?? {}, { reportInput: true });
  if (result.success) return result.data;
  throw invalidForm(...result.error.issues.map(toProblem));
}

/** A problem with one of Discord's own codes, for `addIssue` within `superRefine`. */
export function problem(path: FieldProblem['path'], code: string, message: string) {
  return { code: 'custom' as const, path: [...path], message, params: { code } };
}

function toProblem(issue: z.core.$ZodIssue): FieldProblem {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  return { path, ...inDiscordsWords(issue) };
}

function inDiscordsWords(issue: z.core.$ZodIssue): Omit<FieldProblem, 'path'> {
  switch (issue.code) {
    case 'custom':
      return { code: String(issue.params?.['code'] ?? 'BASE_TYPE_INVALID'), message: issue.message };
    case 'invalid_type':
      if (issue.input === undefined) return { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
      return { code: `${typeNames[issue.expected] ?? 'BASE'}_TYPE_CONVERT`, message: issue.message };
    case 'too_big':
      return { code: 'BASE_TYPE_MAX_LENGTH', message: tooBig(issue) };
    case 'too_small':
      return { code: 'BASE_TYPE_BAD_LENGTH', message: tooSmall(issue) };
    case 'invalid_value':
      return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${issue.values.join(', ')}}.` };
    case 'invalid_union':
      return { code: 'UNION_TYPE_CHOICES', message: 'Value of this type is not allowed here.' };
    case 'invalid_format':
      return { code: 'STRING_TYPE_REGEX', message: 'String value did not match validation regex.' };
    default:
      return { code: 'BASE_TYPE_INVALID', message: issue.message };
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'STRING',
  number: 'NUMBER',
  int: 'NUMBER',
  boolean: 'BOOLEAN',
  array: 'LIST',
  object: 'MODEL',
};

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): string {
  if (origin === 'number') return `int value should be less than or equal to ${maximum}.`;
  return `Must be ${maximum} or fewer in length.`;
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): string {
  if (origin === 'number') return `int value should be greater than or equal to ${minimum}.`;
  return `Must be ${minimum} or more in length.`;
}
