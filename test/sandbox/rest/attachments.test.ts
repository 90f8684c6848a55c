import { expect } from 'chai';
import { type APIMessage, type RawFile, Routes } from 'discord.js';
import { refusal } from './refusal.js';
import { useRest } from './rest-server.js';

describe('files of a message', () => {
  const discord = useRest();

  const post = async (files: RawFile[], body: object = {}) =>
    (await discord().rest.post(Routes.channelMessages(discord().channelId), { body, files })) as APIMessage;
  const note = { name: 'note.txt', data: 'tea at five', contentType: 'text/plain' };

  it('are kept and served again', async () => {
    const body = { attachments: [{ id: '0', description: 'A note' }] };
    const { attachments } = await post([note], body);
    expect(attachments[0]).to.deep.include({ filename: 'note.txt', size: 11, description: 'A note' });
    const answer = await fetch(attachments[0]?.url ?? '');
    expect(answer.headers.get('content-type')).to.equal('text/plain');
    expect(answer.headers.get('content-security-policy')).to.equal('sandbox');
    expect(await answer.text()).to.equal('tea at five');
  });

  it('can be shown by an embed of the same message', async () => {
    const image = { name: 'a.png', data: Buffer.from([137, 80, 78, 71]), contentType: 'image/png' };
    const message = await post([image], { embeds: [{ image: { url: 'attachment://a.png' } }] });
    expect(message.embeds[0]?.image?.url).to.equal(message.attachments[0]?.url);
  });

  it('stay in an edit unless it lists others', async () => {
    const { id, attachments } = await post([note, { ...note, name: 'other.txt' }]);
    const path = Routes.channelMessage(discord().channelId, id);
    const edit = async (body: object, files: RawFile[] = []) => {
      const edited = (await discord().rest.patch(path, { body, files })) as APIMessage;
      return edited.attachments.map(({ filename }) => filename);
    };
    expect(await edit({ content: 'x' })).to.deep.equal(['note.txt', 'other.txt']);
    expect(await edit({ attachments: [{ id: attachments[1]?.id }] })).to.deep.equal(['other.txt']);
    const more = { attachments: [{ id: attachments[1]?.id }, { id: '0' }] };
    expect(await edit(more, [{ ...note, name: 'third.txt' }])).to.deep.equal(['other.txt', 'third.txt']);
    expect(await edit({ attachments: [] })).to.deep.equal([]);
  });

  it('are at most ten, and each at most 10 MiB', async () => {
    expect(await refusal(post(Array(11).fill(note)))).to.equal('30015');
    expect(await refusal(post([{ ...note, data: Buffer.alloc(10 * 1024 * 1024 + 1) }]))).to.equal('40005');
  });

  it('are refused together above 25 MiB, and the answer still arrives', async () => {
    const large = { ...note, data: Buffer.alloc(9 * 1024 * 1024) };
    expect(await refusal(post([large, large, large]))).to.equal('40005');
  });
});
