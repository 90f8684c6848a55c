import { type APIApplicationCommand, RESTJSONErrorCodes } from 'discord-api-types/v10';
import { z } from 'zod';
import { apiError } from '../api-error.js';
import { type CommandBody, commandBodies, commandBody } from '../schema/command-body.js';
import { parse } from '../schema/parse.js';
import { type CommandScope, commandsOf } from '../state/command-scope.js';
import { changeCommand, deleteCommand, getCommand, replaceCommands, saveCommand } from '../state/commands.js';
import { defineRoute, type Route, type RouteRequest, RouteResponse } from './route.js';

/*
 * Global commands and those of a guild have the same routes at two addresses: the address decides the scope.
 */

export const listCommandsRoute: Route = defineRoute({
  handle(request) {
    const withLocalizations = request.query.get('with_localizations') === 'true';
    const commands = commandsOf(scopeOf(request));
    return withLocalizations ? commands : commands.map(withoutLocalizations);
  },
});

export const createCommandRoute: Route = defineRoute({
  handle(request) {
    const { command, isNew } = saveCommand(request.world, scopeOf(request), parse(commandBody, request.body));
    return new RouteResponse(isNew ? 201 : 200, command);
  },
});

export const replaceCommandsRoute: Route = defineRoute({
  handle: (request) => replaceCommands(request.world, scopeOf(request), parse(commandBodies, request.body)),
});

export const getCommandRoute: Route = defineRoute({
  handle: (request) => getCommand(scopeOf(request), request.param('commandId')),
});

export const editCommandRoute: Route = defineRoute({
  handle(request) {
    const scope = scopeOf(request);
    const known = getCommand(scope, request.param('commandId'));
    return changeCommand(request.world, scope, known, readChange(known, request.body));
  },
});

export const deleteCommandRoute: Route = defineRoute({
  handle(request) {
    const scope = scopeOf(request);
    deleteCommand(request.world, scope, getCommand(scope, request.param('commandId')));
    return null;
  },
});

function scopeOf({ world, param, application, hasParam }: RouteRequest): CommandScope {
  if (param('applicationId') !== application.id) {
    throw apiError(RESTJSONErrorCodes.NotAuthorizedToPerformThisActionOnThisApplication);
  }
  const guildId = hasParam('guildId') ? param('guildId') : null;
  const isStranger = guildId && !world.state.guilds.get(guildId)?.members.has(application.id);
  if (isStranger) throw apiError(RESTJSONErrorCodes.MissingAccess);
  return { application, guildId };
}

/** What the change leaves out stays; the type cannot be changed. */
function readChange(known: APIApplicationCommand, body: unknown): CommandBody {
  const change = parse(z.looseObject({}), body);
  return parse(commandBody, { ...known, ...change, type: known.type });
}

function withoutLocalizations({
  name_localizations: _names,
  description_localizations: _descriptions,
  ...command
}: APIApplicationCommand): APIApplicationCommand {
  return command;
}
