import type { Route } from '@sapphire/plugin-api';
import { ApiError } from './api-error.js';

interface Branch {
  readonly routes: Map<string, Route>;
  readonly fixed: Map<string, Branch>;
  /** The child for a part in brackets, whatever its name. */
  variable: Branch | null;
}

export interface FoundRoute {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Finds the route of a request. The router of plugin-api 8.3.1 lets a fixed part that is registered after a variable
 * one take its place (`/guilds/list` over `/guilds/[id]`), and replaces the first of two equal routes in silence.
 */
export class RouteTable {
  readonly #root = newBranch();

  /** @throws where a route of the same address and method is there already */
  add(route: Route): void {
    const branch = route.path.reduce(childOf, this.#root);
    for (const method of route.methods) {
      const twin = branch.routes.get(method);
      if (twin)
        throw new Error(`${method} /${route.path.join('/')} is served by ${twin.location.full} already`);
    }
    for (const method of route.methods) branch.routes.set(method, route);
  }

  remove(route: Route): void {
    const branch = route.path.reduce(childOf, this.#root);
    for (const method of route.methods) {
      if (branch.routes.get(method) === route) branch.routes.delete(method);
    }
  }

  /** @throws ApiError 404 where no route has this address, 405 where none has this method too */
  find(method: string, address: string): FoundRoute {
    const parts = partsOf(address);
    const branch = findBranch(this.#root, parts);
    if (!branch) throw new ApiError(404, 'core.notFound', 'There is nothing at this address.');
    // A server that answers GET answers HEAD too; Node leaves the body out.
    const route = branch.routes.get(method) ?? (method === 'HEAD' ? branch.routes.get('GET') : undefined);
    if (!route) throw notAllowed([...branch.routes.keys()]);
    return { route, params: paramsOf(route, parts) };
  }
}

function newBranch(): Branch {
  return { routes: new Map(), fixed: new Map(), variable: null };
}

function childOf(branch: Branch, part: string): Branch {
  if (isVariable(part)) {
    branch.variable ??= newBranch();
    return branch.variable;
  }
  const child = branch.fixed.get(part) ?? newBranch();
  branch.fixed.set(part, child);
  return child;
}

/** Fixed parts come first; where they lead nowhere, the variable one is tried. */
function findBranch(branch: Branch, parts: readonly string[]): Branch | null {
  const [part, ...rest] = parts;
  if (part === undefined) return branch.routes.size > 0 ? branch : null;
  const fixed = branch.fixed.get(part);
  return (fixed && findBranch(fixed, rest)) ?? (branch.variable && findBranch(branch.variable, rest));
}

function paramsOf(route: Route, parts: readonly string[]): Record<string, string> {
  const variables = route.path.flatMap((part, index) =>
    isVariable(part) ? [[part.slice(1, -1), parts[index] ?? '']] : [],
  );
  return Object.fromEntries(variables);
}

function isVariable(part: string): boolean {
  return part.startsWith('[') && part.endsWith(']');
}

function partsOf(address: string): string[] {
  try {
    return address.split('/').filter(Boolean).map(decodeURIComponent);
  } catch {
    throw new ApiError(400, 'core.badAddress', 'The address is not encoded properly.');
  }
}

function notAllowed(allowed: readonly string[]): ApiError {
  const list = allowed.join(', ');
  return new ApiError(405, 'core.methodNotAllowed', `Allowed here: ${list}.`, { headers: { Allow: list } });
}
