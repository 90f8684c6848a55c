import { AuditLine } from './audit-line.entity.js';
import { CommandSet } from './command-set.entity.js';
import { CommandUseRow } from './command-use.entity.js';
import { IdentifyBucket, IdentifyLogEntry } from './identify.entity.js';
import { LimitCounter } from './limit.entity.js';
import { OperationalEventRow } from './operational-event.entity.js';
import { ProcessHeartbeat } from './process-heartbeat.entity.js';
import { RestLimit } from './rest-limit.entity.js';
import { SettingsDraftRow } from './settings-draft.entity.js';
import { SettingHistory, StoredSetting } from './stored-setting.entity.js';
import { TaskClaim } from './task-claim.entity.js';
import { ToldTip } from './tip.entity.js';
import { UserTimeZone } from './user-time-zone.entity.js';

/** The tables of the bot itself. */
export const coreEntities = [
  AuditLine,
  CommandSet,
  CommandUseRow,
  IdentifyBucket,
  IdentifyLogEntry,
  LimitCounter,
  OperationalEventRow,
  ProcessHeartbeat,
  RestLimit,
  SettingHistory,
  SettingsDraftRow,
  StoredSetting,
  TaskClaim,
  ToldTip,
  UserTimeZone,
] as const;
