/**
 * The third door, for tests: `import { startWorld } from 'alphapy/testing'`. A whole world in one process, in which a
 * test reads like a story and no token is needed.
 */
import './core/plugins/host-modules.js';

export type { ChannelActor } from './sandbox/actors/channel-actor.js';
export type { GuildActor } from './sandbox/actors/guild-actor.js';
export type { MemberActor } from './sandbox/actors/member-actor.js';
export type { MessageView } from './sandbox/actors/message-view.js';
export type { Reply } from './sandbox/actors/reply.js';
export { startSandbox } from './sandbox/index.js';
export { ManualClock } from './sandbox/manual-clock.js';
export type { Sandbox } from './sandbox/sandbox.js';
export { startWorld, type TestWorldOptions } from './testing/start-world.js';
export type { TestWorld } from './testing/test-world.js';
