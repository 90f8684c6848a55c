import { GatewayCloseCodes, GatewayOpcodes } from 'discord-api-types/v10';
import { z } from 'zod';

const snowflake = z.string().regex(/^\d{1,20}$/);

const presence = z.object({
  since: z.number().nullable(),
  activities: z.array(z.object({ name: z.string(), type: z.number() })),
  status: z.enum(['online', 'dnd', 'idle', 'invisible', 'offline']),
  afk: z.boolean(),
});

const identify = z.object({
  token: z.string(),
  properties: z.object({ os: z.string(), browser: z.string(), device: z.string() }),
  intents: z.int().min(0),
  shard: z.tuple([z.int().min(0), z.int().min(1)]).default([0, 1]),
  large_threshold: z.int().min(50).max(250).default(50),
  presence: presence.optional(),
});

const resume = z.object({ token: z.string(), session_id: z.string(), seq: z.int().min(0) });

const requestGuildMembers = z
  .object({
    guild_id: snowflake,
    query: z.string().optional(),
    limit: z.int().min(0).max(100).default(0),
    presences: z.boolean().default(false),
    user_ids: z.union([snowflake.transform((id) => [id]), z.array(snowflake).max(100)]).optional(),
    nonce: z.string().optional(),
  })
  .refine((request) => (request.query === undefined) !== (request.user_ids === undefined));

const clientFrame = z.discriminatedUnion('op', [
  z.object({ op: z.literal(GatewayOpcodes.Heartbeat), d: z.number().nullable() }),
  z.object({ op: z.literal(GatewayOpcodes.Identify), d: identify }),
  z.object({ op: z.literal(GatewayOpcodes.PresenceUpdate), d: presence }),
  z.object({ op: z.literal(GatewayOpcodes.VoiceStateUpdate), d: z.object({ guild_id: snowflake }) }),
  z.object({ op: z.literal(GatewayOpcodes.Resume), d: resume }),
  z.object({ op: z.literal(GatewayOpcodes.RequestGuildMembers), d: requestGuildMembers }),
]);

/** What a client may send. */
export type ClientFrame = z.infer<typeof clientFrame>;
export type Identify = z.infer<typeof identify>;
export type Resume = z.infer<typeof resume>;
export type RequestGuildMembers = z.infer<typeof requestGuildMembers>;

const KNOWN_OPCODES: readonly unknown[] = clientFrame.options.map((option) => option.shape.op.value);

/** Reads a frame, or says with which code the connection is to be closed. */
export function decodeFrame(text: string): ClientFrame | { readonly close: GatewayCloseCodes } {
  const json = parse(text);
  if (typeof json !== 'object' || json === null || !('op' in json)) {
    return { close: GatewayCloseCodes.DecodeError };
  }
  if (!KNOWN_OPCODES.includes(json.op)) return { close: GatewayCloseCodes.UnknownOpcode };
  const frame = clientFrame.safeParse(json);
  return frame.success ? frame.data : { close: GatewayCloseCodes.DecodeError };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // answered with close code 4002 above
  }
}
