/** Who did it. */
export type AuditActor =
  | { readonly kind: 'member'; readonly userId: string }
  /** For a member, or for the operator himself. */
  | { readonly kind: 'api'; readonly userId: string | null }
  | { readonly kind: 'plugin'; readonly name: string }
  | { readonly kind: 'bot' };

/** `critical` is always posted, `normal` unless the guild wants only critical lines, `verbose` only on wish. */
export type AuditLevel = 'verbose' | 'normal' | 'critical';

/** Something that was changed. */
export interface AuditEntry {
  readonly guildId: string;
  readonly actor: AuditActor;
  /** `<plugin>.<what happened>`; the plugin's locales have its words under `audit.<what happened>`. */
  readonly action: string;
  readonly level: AuditLevel;
  /** Values for the words, as plain JSON. Foreign text is made safe when it is shown. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string | null;
}

export interface AuditLineView extends AuditEntry {
  readonly id: string;
  readonly at: Temporal.Instant;
}
