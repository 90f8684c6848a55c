import { expect } from 'chai';
import { findJudge, type OpenApiJudge } from './openapi-judge.js';

describe('the judge by Discord’s description', () => {
  let judge: OpenApiJudge;
  before(function () {
    judge = findJudge() ?? this.skip();
  });
  const path = '/api/v10/channels/1/messages/2';

  it('finds a field that an answer lacks', () => {
    const problems = judge.judge({ method: 'GET', path, status: 200, body: undefined }, { id: '2' });
    expect(problems.join()).to.match(/^answer GET .* must have required property/);
  });

  it('finds a request that Discord would refuse', () => {
    const body = { recipient_id: 'Alice' };
    const answer = { id: '1', type: 1, flags: 0, recipients: [] };
    const asked = { method: 'POST', path: '/api/v10/users/@me/channels', status: 200, body };
    expect(judge.judge(asked, answer).join()).to.match(/^request POST/);
    expect(judge.judge({ ...asked, body: { recipient_id: '1' } }, answer)).to.deep.equal([]);
  });

  it('finds a status that Discord never answers with', () => {
    const problems = judge.judge({ method: 'GET', path, status: 202, body: undefined }, {});
    expect(problems.join()).to.contain('never answers with this status');
  });

  it('leaves refusals alone', () => {
    expect(judge.judge({ method: 'POST', path, status: 400, body: { nonsense: true } }, {})).to.deep.equal(
      [],
    );
  });
});
