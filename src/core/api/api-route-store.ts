import { LoaderStrategy } from '@sapphire/pieces';
import { type Route, RouteStore } from '@sapphire/plugin-api';
import { RouteTable } from './route-table.js';

/** Sapphire's store of routes with our table in the place of its router. Two routes for one request are an error. */
export class ApiRouteStore extends RouteStore {
  /** plugin-api's own would fill its router, and fails when it takes a route out again (8.3.1). */
  override readonly strategy = new LoaderStrategy<Route>();
  readonly table = new RouteTable();

  override async insert(route: Route): Promise<Route> {
    if (route.methods.size === 0) {
      throw new Error(
        `${route.location.full} can never be reached: name it <address>.<method>, for example list.get`,
      );
    }
    this.table.add(route);
    try {
      return await super.insert(route);
    } catch (error) {
      this.table.remove(route);
      throw error;
    }
  }

  override async unload(name: string | Route): Promise<Route> {
    const route = await super.unload(name);
    this.table.remove(route);
    return route;
  }
}
