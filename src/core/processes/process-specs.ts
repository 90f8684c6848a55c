import { availableParallelism } from 'node:os';
import type { Config } from '../config/config.js';
import { forkProcess, forkSharingPorts } from './child.js';
import type { HostPart } from './host-part.js';
import type { ProcessSpec } from './managed-process.js';
import type { Assignment } from './messages.js';
import { groupShards, nameShards } from './shard-groups.js';

export interface HostPlan {
  readonly part: HostPart;
  readonly config: Config;
  readonly token: string;
  readonly databaseUrl: string;
  /** Over all hosts. */
  readonly shardCount: number;
  /** Plugins of which the manager has told the operator. */
  readonly toldLeftOut: readonly string[];
}

const scripts = {
  gateway: new URL('../../cluster.js', import.meta.url),
  backend: new URL('../../backend.js', import.meta.url),
};

/**
 * The processes of this host, in the order of their start: backends first, since a port that is taken should be
 * known before any shard has used up an IDENTIFY.
 */
export function processSpecs(plan: HostPlan): ProcessSpec[] {
  const groups = plan.part.role === 'backend' ? [] : shardGroups(plan);
  const backends = plan.part.role === 'gateway' ? 0 : plan.config.BACKENDS;
  const common = { ...pick(plan), processes: groups.length + backends };
  return [
    ...Array.from({ length: backends }, (_, i) =>
      backend(backends > 1 ? `backend ${i + 1}` : 'backend', common),
    ),
    ...groups.map((ids) => gateway({ ids, total: plan.shardCount }, common)),
  ];
}

type Common = Omit<Assignment, 'name' | 'shards'>;

function backend(name: string, common: Common): ProcessSpec {
  return {
    name,
    spawn: () => forkSharingPorts(scripts.backend),
    assignment: { ...common, name },
    overlaps: true,
  };
}

function gateway(shards: NonNullable<Assignment['shards']>, common: Common): ProcessSpec {
  const name = `gateway ${nameShards(shards.ids)}`;
  return {
    name,
    spawn: () => forkProcess(scripts.gateway),
    assignment: { ...common, name, shards },
    overlaps: false,
  };
}

function shardGroups({ part, shardCount, config }: HostPlan): number[][] {
  const shards = part.shards ?? Array.from({ length: shardCount }, (_, id) => id);
  return groupShards(shards, config.SHARDS_PER_PROCESS, availableParallelism());
}

function pick({ config, token, databaseUrl, shardCount, toldLeftOut }: HostPlan): Omit<Common, 'processes'> {
  return { config, token, databaseUrl, plannedShards: shardCount, toldLeftOut };
}
