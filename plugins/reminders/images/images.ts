import type { EntityManager } from '@mikro-orm/postgresql';
import { type Clock, refuse } from 'alphapy';
import type { Premium } from '../premium.js';
import { mayHaveImages } from '../premium.js';
import type { Reminder } from '../reminder.entity.js';
import type { Draft } from '../wishes/draft.entity.js';
import { type ImageClient, MOST_BYTES, tooLarge } from './image.client.js';

/** In one guild, of one member, those of drafts and of what has arrived included. */
const MOST_IMAGES = 25;

/** What has arrived can be put off, with its picture, for so long. */
const KEPT = { hours: 48 };

const COUNT = `
  select count(*)::int as count from reminders_images i
    left join reminders_reminders r on r.id = i.reminder_id left join reminders_drafts d on d.id = i.draft_id
  where coalesce(r.guild_id, d.guild_id) = ? and coalesce(r.user_id, d.user_id) = ?`;

const COPY = `
  insert into reminders_images (reminder_id, bytes)
  select ?, bytes from reminders_images where reminder_id = ?`;

const INHERIT = `
  with moved as (
    update reminders_images set draft_id = null, reminder_id = ? where draft_id = ? returning reminder_id
  )
  update reminders_reminders set has_image = true where id in (select reminder_id from moved) returning id`;

const TIDY = `
  with over as (
    delete from reminders_images i using reminders_reminders r
    where r.id = i.reminder_id and r.state = 'sent' and r.due_at < ? returning r.id
  )
  update reminders_reminders set has_image = false where id in (select id from over)`;

/** What an attachment says of itself. */
export interface Upload {
  readonly url: string;
  readonly size: number;
}

/** Pictures of reminders: who may have them, and where they are kept. */
export class Images {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly premium: Premium,
    private readonly client: Pick<ImageClient, 'download'>,
  ) {}

  /** @throws a refusal when the member has not paid for pictures, or has too many */
  async refuseMore(guildId: string, userId: string): Promise<void> {
    if (!mayHaveImages(await this.premium.tierOf(guildId, userId)))
      throw refuse('reminders.image.premium', 'Images are for members with premium. Leave it out.');
    const [row] = await this.em.fork().execute<{ count: number }[]>(COUNT, [guildId, userId]);
    if (row && row.count >= MOST_IMAGES)
      throw refuse('reminders.image.tooMany', `There are ${MOST_IMAGES} images at most. Delete one first.`, {
        most: MOST_IMAGES,
      });
  }

  /** The bytes of an upload. Its address works for a day, so they are kept here. */
  async take({ url, size }: Upload): Promise<Uint8Array> {
    if (size > MOST_BYTES) throw tooLarge();
    return this.client.download(url);
  }

  /** The picture of a question is that of the reminder that came of it. */
  async inherit(em: EntityManager, draft: Draft, reminder: Reminder): Promise<void> {
    await em.flush();
    const pictured = await em.execute<object[]>(INHERIT, [reminder.id, draft.id]);
    if (pictured.length > 0) reminder.hasImage = true;
  }

  /** What is put off shows the same picture. */
  async copy(em: EntityManager, from: Reminder, to: Reminder): Promise<void> {
    if (!from.hasImage) return;
    await em.flush();
    await em.execute(COPY, [to.id, from.id]);
    to.hasImage = true;
  }

  /** Forgets pictures of what arrived some time ago. */
  async tidy(): Promise<void> {
    await this.em.fork().execute(TIDY, [this.clock.now().subtract(KEPT).toString()]);
  }
}
