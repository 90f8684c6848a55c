import { defineEntity, p } from '@mikro-orm/core';
import { instant, snowflake } from '../types.js';

/** The one ledger of what was changed in a guild, by whom and on which way, whoever or whatever changed it. */
export const AuditLine = defineEntity({
  name: 'AuditLine',
  tableName: 'audit_logs',
  indexes: [
    { name: 'audit_logs_guild_index', properties: ['guildId', 'id'] },
    {
      name: 'audit_logs_waiting_index',
      expression: `create index audit_logs_waiting_index on audit_logs (id) where post_state = 'waiting'`,
    },
  ],
  properties: {
    id: p.bigint('string').primary(),
    guildId: snowflake(),
    at: instant(),
    actorKind: p.text(),
    /** The member, or the plugin's name; null for the bot itself, and for its operator by the API. */
    actor: p.text().nullable(),
    /** `<plugin>.<what happened>`, for example `settings.changed`. */
    action: p.text(),
    level: p.text(),
    /** What the words of the action need; never a secret. */
    details: p.json(),
    requestId: p.text().nullable(),
    /** Whether the guild's log channel has it. */
    postState: p.text().default('waiting'),
    leaseUntil: instant().nullable(),
    attempts: p.integer().default(0),
    /** The first line of the message in which this line is posted. Fixed before it is sent, so that a second try sends the same. */
    postBatch: p.bigint('string').nullable(),
    /** The first attempt; from then on nobody knows whether it arrived. */
    triedAt: instant().nullable(),
    /** Why it could not be posted. */
    postProblem: p.text().nullable(),
  },
  checks: [
    { name: 'audit_logs_actor_kind_check', expression: `actor_kind in ('member', 'api', 'plugin', 'bot')` },
    { name: 'audit_logs_level_check', expression: `level in ('verbose', 'normal', 'critical')` },
    {
      name: 'audit_logs_post_state_check',
      expression: `post_state in ('waiting', 'posted', 'skipped', 'failed')`,
    },
  ],
});
