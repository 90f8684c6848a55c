import { expect } from 'chai';
import { imageKind } from '../../../../../plugins/reminders/domain/image/image-type.js';

describe('what a file shows', () => {
  const kindOf = (...parts: (string | number[])[]) =>
    imageKind(Buffer.concat(parts.map((part) => Buffer.from(part as string, 'latin1'))))?.type;

  it('is told by how it begins', () => {
    expect(kindOf([0x89], 'PNG\r\n\x1a\n', 'rest')).to.equal('image/png');
    expect(kindOf([0xff, 0xd8, 0xff, 0xe0], 'JFIF')).to.equal('image/jpeg');
    expect(kindOf('GIF89a', 'rest')).to.equal('image/gif');
    expect(kindOf('RIFF', [1, 2, 3, 4], 'WEBPVP8 ')).to.equal('image/webp');
  });

  it('is nothing when it only ends or is called like an image', () => {
    expect(kindOf('')).to.equal(undefined);
    expect(kindOf('<svg xmlns="http://www.w3.org/2000/svg">')).to.equal(undefined);
    expect(kindOf('RIFF', [1, 2, 3, 4], 'WAVE')).to.equal(undefined);
    expect(kindOf('GIF8')).to.equal(undefined);
  });
});
