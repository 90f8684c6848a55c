import type { Words } from '../../core/i18n.js';
import type { Examination, Finding, FindingValue } from './finding.js';

/** A finding in words. */
export interface ToldFinding extends Pick<Finding, 'severity' | 'key'> {
  readonly what: string;
  /** Null where there is nothing to do. */
  readonly next: string | null;
}

/** @param showInstant how a moment is written where this is read */
export function told(
  { severity, key, plugin, values = {}, nothingToDo }: Finding,
  words: Words,
  showInstant: (instant: Temporal.Instant) => string,
): ToldFinding {
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, show(value, words, showInstant)]),
  );
  const place = plugin ? `${plugin}.doctor` : 'core.doctor.findings';
  const text = (part: string) => words(`${place}.${key}.${part}`, shown);
  return { severity, key, what: text('what'), next: nothingToDo ? null : text('next') };
}

function show(
  value: FindingValue,
  words: Words,
  showInstant: (instant: Temporal.Instant) => string,
): string | number {
  if (value instanceof Temporal.Instant) return showInstant(value);
  return typeof value === 'object' ? words(value.textKey) : value;
}

/** "I looked at: database, secrets and processes." */
export function toldChecks({ checked }: Pick<Examination, 'checked'>, words: Words): string {
  return words('core.doctor.checked', { checks: checked.map((name) => words(`core.doctor.checks.${name}`)) });
}
