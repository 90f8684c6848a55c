import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Faults } from './faults/faults.js';
import { GatewayFaultSwitches } from './faults/gateway-faults.js';
import { RestFaults } from './faults/rest-faults.js';
import { Gateway } from './gateway/gateway.js';
import { GATEWAY_LIMITS, type GatewayLimits } from './gateway/limits.js';
import { gatewayUrl } from './rest/gateway-url.js';
import { createRestHandler } from './rest/handler.js';
import { Sandbox } from './sandbox.js';
import { addApplication, type NewApplication } from './state/applications.js';
import type { ApplicationState } from './state/state.js';
import { createWebHandler } from './web/web-handler.js';
import { createWorld, type World, type WorldOptions } from './world.js';

export interface SandboxOptions extends WorldOptions {
  /** A free one when left out. */
  readonly port?: number;
  /** The bot. A state that was loaded has its own already. */
  readonly application?: Partial<NewApplication>;
  readonly gatewayLimits?: Partial<GatewayLimits>;
  /** How long actors wait for an answer, in milliseconds of real time; 30 seconds when left out, since others may use the machine. */
  readonly patience?: number;
}

/** What Discord's API and CDN answer; the rest is the page. */
const DISCORDS_PATHS = /^\/(api|attachments)(\/|$)/;

/**
 * Starts a local Discord: gateway, REST and the page on one port of this machine.
 *
 * @example
 * const discord = await startSandbox();
 * const rest = new REST({ api: discord.url }).setToken(discord.token);
 * await discord.close();
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const world = createWorld(options);
  const application = findOrAddApplication(world, options.application);
  const switches = new GatewayFaultSwitches();
  const requests = new RestFaults(world.ledger);
  const limits = { ...GATEWAY_LIMITS, ...options.gatewayLimits };
  const gateway = new Gateway(world, limits, switches, () => gatewayUrl(world.origin));
  const rest = await createRestHandler(world, { intercept: requests.intercept });
  const web = createWebHandler(world);
  const server = createServer((request, response) => {
    const handle = DISCORDS_PATHS.test(request.url ?? '') ? rest : web;
    handle(request, response);
  });
  gateway.attach(server);
  world.origin = `http://127.0.0.1:${await listen(server, options.port ?? 0)}`;
  return new Sandbox({
    world,
    application,
    gateway,
    faults: new Faults(requests, switches, gateway),
    patience: options.patience ?? 30_000,
    async close() {
      gateway.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function findOrAddApplication(world: World, wanted: Partial<NewApplication> = {}): ApplicationState {
  const [known] = world.state.applications.values();
  return known ?? addApplication(world, { name: 'Alphapy', ...wanted });
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return (server.address() as AddressInfo).port; // a TCP server has an address of this form
}
