import { DeliveryError } from '../../../../src/notifications/messenger';
import { findUpload } from '../../../../src/slack/files/find-upload';
import type { SlackRequest } from '../../../../src/slack/request';

const FILE = {
  name: 'CODEOWNERS',
  user: 'U1',
  size: 12,
  mimetype: 'text/plain',
  mode: 'hosted',
  is_external: false,
  file_access: 'visible',
  url_private_download: 'https://files.slack.com/files-pri/T1-F1/download/codeowners',
};
/** @param info what Slack answers to `files.info` */
const find = (info: () => Promise<unknown>) =>
  findUpload(
    {
      sender: { slackTeamId: 'T1', slackUserId: 'U1' },
      edge: { client: { files: { info } }, deps: { log: { warn: () => undefined } } },
    } as unknown as SlackRequest,
    'F1',
  );

test.each([{}, { mode: 'snippet' }, { mimetype: 'application/octet-stream' }, { mimetype: null, file_access: null }])(
  'a file of one’s own is found, also with %j',
  async (more) => {
    const found = { name: 'CODEOWNERS', size: 12, url: FILE.url_private_download };
    expect(await find(async () => ({ file: { ...FILE, ...more } }))).toEqual(found);
  },
);

test.each([
  [{ mode: 'tombstone' }, 'file_gone'],
  [{ file_access: 'file_not_found' }, 'file_gone'],
  [{ is_external: true }, 'file_external'],
  [{ mode: 'external' }, 'file_external'],
  [{ mode: 'hidden_by_limit' }, 'file_hidden'],
  [{ file_access: 'access_denied' }, 'file_hidden'],
  [{ url_private_download: undefined }, 'file_hidden'],
  [{ user: 'U2' }, 'file_of_another'],
  [{ user: undefined }, 'file_of_another'],
  [{ mimetype: 'image/png' }, 'file_not_text'],
  [{ mode: 'canvas' }, 'file_not_text'],
])('a file with %j is refused as %s', async (more, code) => {
  await expect(find(async () => ({ file: { ...FILE, ...more } }))).rejects.toMatchObject({ code });
});

test.each([
  ['file_not_found', 'file_gone'],
  ['file_deleted', 'file_gone'],
  ['access_denied', 'file_hidden'],
  ['missing_scope', 'files_scope'],
  ['internal_error', 'slack_unreachable'],
])('when Slack answers %s, the refusal is %s', async (reason, code) => {
  await expect(find(() => Promise.reject(new DeliveryError('rejected', reason)))).rejects.toMatchObject({ code });
});
