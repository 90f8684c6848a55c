import { z } from 'zod';
import { exportSchema, settingValue } from './transfer.js';

const change = z.strictObject({ scope: z.string(), key: z.string(), value: settingValue });

/** What was shown last, with the versions that were seen then: exactly this is applied. */
const shown = z.array(change.extend({ seenVersion: z.int() }));

export const draftContent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('import'),
    exported: exportSchema,
    /** Their id -> our id; an empty text leaves it out. */
    answers: z.record(z.string(), z.string()),
    shown,
  }),
  z.strictObject({
    kind: z.literal('wizard'),
    /** The settings that are asked for, fixed at the start. */
    steps: z.array(z.strictObject({ scope: z.string(), key: z.string() })),
    values: z.array(change),
    shown,
  }),
]);

export type DraftContent = z.infer<typeof draftContent>;
export type ImportDraft = Extract<DraftContent, { kind: 'import' }>;
export type WizardDraft = Extract<DraftContent, { kind: 'wizard' }>;
