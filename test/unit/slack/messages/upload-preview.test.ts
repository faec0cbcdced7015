import { decodeUpload, decodeUploadBlock, encodeUpload, uploadBlock } from '../../../../src/slack/admin-ids';
import { askForProject, uploadPreview } from '../../../../src/slack/messages/admin/upload-preview';
import { checkMessage } from '../../../support/block-kit';
import { rulesPreview } from '../../../support/saved-ownership';

const upload = {
  fileId: 'F0123',
  projectId: '4510632216887297',
  digest: 'a'.repeat(32),
  savedAt: null,
  name: 'CODEOWNERS',
};

const drawn = {
  'a question': askForProject(upload),
  'a preview': uploadPreview(upload, rulesPreview(), { autoAssign: true }),
  'a preview without automatic assignment': uploadPreview(upload, rulesPreview(), { autoAssign: false }),
};

describe.each(Object.entries(drawn))('%s', (_name, message) => {
  it('is what Slack takes', () => expect(checkMessage(message)).toEqual([]));
  it('is drawn as agreed', () => expect(message).toMatchSnapshot());
});

test.each(['<!channel> *x* `y`'.repeat(500), '', '```'])(
  'a file and a project called %j mention nobody and fit',
  (name) => {
    const stale = Array.from({ length: 500 }, (_, at) => ({
      owner: `@${name}${at}`,
      text: 'codeowners' as const,
      lines: [at],
    }));
    const [one] = rulesPreview().samples;
    const samples = Array.from({ length: 5 }, () => ({
      ...one,
      issueId: '1',
      shortId: 'X-1',
      from: null,
      title: name,
      rule: name,
    }));
    const preview = {
      ...rulesPreview({ name, stale }),
      samples: samples as ReturnType<typeof rulesPreview>['samples'],
    };
    for (const message of [
      askForProject({ ...upload, name }),
      uploadPreview({ ...upload, name }, preview, { autoAssign: false }),
    ]) {
      expect(checkMessage(message)).toEqual([]);
      expect(JSON.stringify(message)).not.toContain('<!channel>');
    }
  },
);

test('what the buttons carry is read back, and nothing else is', () => {
  expect(decodeUpload(encodeUpload(upload))).toMatchObject({ fileId: 'F0123', savedAt: null });
  expect(decodeUpload(encodeUpload({ ...upload, savedAt: 1_772_447_400_000 }))?.savedAt).toBe(1_772_447_400_000);
  expect(decodeUploadBlock(uploadBlock('F0123'))).toBe('F0123');
  for (const wrong of ['upload:v2:F1', 'v1:F1', 'upload:v1:f1', 'upload:v1:F1:2', null, 7])
    expect(decodeUploadBlock(wrong)).toBeNull();
  for (const wrong of ['v1:F1:0:' + 'a'.repeat(32) + ':none', 'v1:F1:1:abc:none', 'v1:F1:1', null, {}])
    expect(decodeUpload(wrong)).toBeNull();
});
