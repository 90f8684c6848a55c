import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { parse } from '../../../../schema/parse.js';
import { scheduledEventBody } from '../../../../schema/scheduled-event-body.js';
import { addScheduledEvent } from '../../../../state/scheduled-events.js';
import { guildOf } from '../../../enter.js';
import { defineRoute } from '../../../route.js';
import { checkEventFields } from '../../../scheduled-event-fields.js';

export default defineRoute({
  handle(request) {
    const guild = guildOf(request, Permission.CreateEvents);
    const { image: _, recurrence_rule: __, ...body } = parse(scheduledEventBody, request.body);
    const fields = checkEventFields(request, body);
    return addScheduledEvent(request.world, guild, request.application.id, fields);
  },
});
