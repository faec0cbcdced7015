import * as fc from 'fast-check';
import { FIELDS } from '../../../../src/slack/ids';
import { archiveModal, readArchiveModal } from '../../../../src/slack/views/archive-modal';
import { readAssignModal } from '../../../../src/slack/views/assign-modal';
import { decodeMetadata, encodeMetadata, type ModalMetadata } from '../../../../src/slack/views/modal-metadata';
import { readResolveModal } from '../../../../src/slack/views/resolve-modal';
import { readSettingsModal } from '../../../../src/slack/views/settings-modal';
import type { ViewState } from '../../../../src/slack/views/view-state';
import { issueView } from '../../../support/issue-view';

const metadata: ModalMetadata = { issueIds: ['41'], channelId: 'C1', responseUrl: null, expiresAt: 0 };

const state = (fields: Record<string, ViewState['values'][string][string]>): ViewState => ({
  values: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { [name]: value }])),
});

const filledIn = (issues: string[], assignee: string | null, note: string | null = null) =>
  readAssignModal(
    state({
      [FIELDS.issues]: { selected_options: issues.map((value) => ({ value })) },
      [FIELDS.assignee]: { selected_option: assignee === null ? null : { value: assignee } },
      [FIELDS.note]: { value: note },
    }),
  );

describe('the assign modal', () => {
  it('reads issues once each, the assignee and the note', () => {
    expect(filledIn(['v1:41', 'v1:42', 'v1:41'], 'v1:team:7', ' knows\nthis ')).toEqual({
      ok: true,
      value: { issueIds: ['41', '42'], to: { type: 'team', id: '7' }, reason: 'knows this' },
    });
  });

  it('reads Unassign, and no note as none', () => {
    expect(filledIn(['v1:41'], 'v1:none', ' ')).toEqual({
      ok: true,
      value: { issueIds: ['41'], to: null, reason: null },
    });
  });

  it.each<[string, ReturnType<typeof filledIn>, string[]]>([
    ['nothing filled in', readAssignModal({ values: {} }), [FIELDS.issues, FIELDS.assignee]],
    ['an issue that is none of ours', filledIn(['v1:41', '42'], 'v1:none'), [FIELDS.issues]],
    [
      'too many issues',
      filledIn(
        Array.from({ length: 101 }, (_, at) => `v1:${at + 1}`),
        'v1:none',
      ),
      [FIELDS.issues],
    ],
    ['an assignee that is none of ours', filledIn(['v1:41'], 'v1:robot:1'), [FIELDS.assignee]],
    ['a note that is too long', filledIn(['v1:41'], 'v1:none', 'x'.repeat(501)), [FIELDS.note]],
  ])('puts a sentence at the right field for %s', (_name, reading, fields) => {
    expect(reading).toEqual({
      ok: false,
      errors: Object.fromEntries(fields.map((name) => [name, expect.any(String) as string])),
    });
  });
});

describe('the archive modal', () => {
  it('reads every choice it offers as a different change', () => {
    const [, field] = archiveModal(metadata, [issueView()]).blocks as unknown as {
      element: { options: { value: string; text: { text: string } }[] };
    }[];
    const read = field?.element.options.map(({ value, text }) => [
      text.text,
      readArchiveModal(state({ [FIELDS.archiveFor]: { selected_option: { value } } })),
    ]);
    const change = (rest: object) => ({ ok: true, value: { to: 'archived', ...rest } });
    expect(read).toEqual([
      ['Until it escalates', change({ mode: 'until_escalating' })],
      ['For 1 day', change({ mode: 'until_time', hours: 24 })],
      ['For 1 week', change({ mode: 'until_time', hours: 168 })],
      ['Until 10 more events', change({ mode: 'until_count', events: 10 })],
      ['Until 100 more events', change({ mode: 'until_count', events: 100 })],
      ['Until 1,000 more events', change({ mode: 'until_count', events: 1000 })],
      ['Forever', change({ mode: 'forever' })],
    ]);
  });

  it('refuses anything else at its field', () => {
    const reading = readArchiveModal(state({ [FIELDS.archiveFor]: { selected_option: { value: 'v1:hours:9999' } } }));
    expect(reading).toEqual({ ok: false, errors: { [FIELDS.archiveFor]: expect.any(String) as string } });
  });
});

describe('the resolve modal', () => {
  it.each(['now', 'next_release', 'current_release'])('reads %s', (value) => {
    const reading = readResolveModal(state({ [FIELDS.resolveIn]: { selected_option: { value: `v1:${value}` } } }));
    expect(reading).toEqual({ ok: true, value: { to: 'resolved', in: value } });
  });

  it('refuses anything else at its field', () => {
    expect(readResolveModal({ values: {} })).toEqual({
      ok: false,
      errors: { [FIELDS.resolveIn]: expect.any(String) as string },
    });
  });
});

describe('the settings modal', () => {
  const option = (value: string | null) => ({ selected_option: value === null ? null : { value } });
  const chosen = (level: string | null, own: string[], project: string | null, projectLevel: string | null) =>
    readSettingsModal(
      state({
        [FIELDS.level]: option(level),
        [FIELDS.ownActions]: { selected_options: own.map((value) => ({ value })) },
        [FIELDS.project]: option(project),
        [FIELDS.projectLevel]: option(projectLevel),
      }),
    );

  it.each<[string, ReturnType<typeof chosen>, object]>([
    ['a level', chosen('v1:always', [], null, null), { level: 'always', ownActions: false, project: null }],
    ['own actions', chosen('v1:never', ['v1:own'], null, null), { level: 'never', ownActions: true, project: null }],
    [
      'a project that differs',
      chosen('v1:subscribed', [], 'v1:checkout', 'v1:never'),
      { level: 'subscribed', ownActions: false, project: { slug: 'checkout', level: 'never' } },
    ],
    [
      'a project that no longer does',
      chosen('v1:subscribed', [], 'v1:checkout', 'v1:everywhere'),
      { level: 'subscribed', ownActions: false, project: { slug: 'checkout', level: null } },
    ],
  ])('reads %s', (_name, reading, value) => {
    expect(reading).toEqual({ ok: true, value });
  });

  it.each<[string, ReturnType<typeof chosen>, string[]]>([
    ['nothing filled in', readSettingsModal({ values: {} }), [FIELDS.level]],
    ['a level that is none of ours', chosen('v1:everywhere', [], null, null), [FIELDS.level]],
    ['a project without its level', chosen('v1:always', [], 'v1:checkout', null), [FIELDS.projectLevel]],
    ['a project with a level that is none of ours', chosen('v1:always', [], 'v1:a', 'v1:loud'), [FIELDS.projectLevel]],
    ['a level for no project', chosen('v1:always', [], null, 'v1:never'), [FIELDS.project]],
    ['a project that is none of ours', chosen('v1:always', [], '7', 'v1:never'), [FIELDS.project]],
  ])('puts a sentence at the right field for %s', (_name, reading, fields) => {
    expect(reading).toEqual({
      ok: false,
      errors: Object.fromEntries(fields.map((name) => [name, expect.any(String) as string])),
    });
  });
});

describe('what a modal remembers', () => {
  it('is read back', () => {
    const full: ModalMetadata = {
      issueIds: ['41', '9223372036854775807'],
      channelId: 'C0ALERTS1',
      responseUrl: 'http://127.0.0.1:4000/response/abc',
      expiresAt: 1_772_447_400_000,
    };
    expect(decodeMetadata(encodeMetadata(full))).toEqual(full);
    expect(decodeMetadata(encodeMetadata(metadata))).toEqual(metadata);
    for (const projectId of [null, '4510632216887297']) {
      const deleting = { ...metadata, issueIds: [], deletion: { projectId, now: true } };
      expect(decodeMetadata(encodeMetadata(deleting))).toEqual(deleting);
    }
  });

  it('fits with a hundred large ids, without the response_url if need be', () => {
    const issueIds = Array.from({ length: 100 }, (_, at) => String(9_223_372_036_854_775_807n - BigInt(at)));
    const responseUrl = `https://hooks.slack.example/${'x'.repeat(900)}`;
    const text = encodeMetadata({ ...metadata, issueIds, responseUrl });
    expect(text.length).toBeLessThanOrEqual(3000);
    expect(decodeMetadata(text)).toEqual({ ...metadata, issueIds, responseUrl: null });
  });

  const withDeletion = (deletion: string) =>
    `{"v":1,"issueIds":[],"channelId":null,"responseUrl":null,"expiresAt":0,"deletion":${deletion}}`;

  it('is read with the project that is to be deleted', () => {
    expect(decodeMetadata(withDeletion('{"projectId":"7","now":false}'))?.deletion).toEqual({
      projectId: '7',
      now: false,
    });
  });

  it.each([
    [undefined],
    [''],
    ['{'],
    [withDeletion('{"projectId":7,"now":true}')],
    [withDeletion('{"projectId":"0","now":true}')],
    [withDeletion('{"projectId":"-1","now":true}')],
    [withDeletion('{"projectId":"my-shop","now":true}')],
    [withDeletion('{"projectId":"9223372036854775808","now":true}')],
    [withDeletion('{"projectId":"7","now":"yes"}')],
    [withDeletion('{"projectId":"7"}')],
    [withDeletion('{"now":true}')],
    [withDeletion('{"projectId":"7","now":true,"typedSlug":"my-shop"}')],
    [withDeletion('null')],
    [withDeletion('["7",true]')],
    ['null'],
    ['{"v":2,"issueIds":["41"],"channelId":null,"responseUrl":null,"expiresAt":0}'],
    ['{"v":1,"issueIds":[41],"channelId":null,"responseUrl":null,"expiresAt":0}'],
    ['{"v":1,"issueIds":["0"],"channelId":null,"responseUrl":null,"expiresAt":0}'],
    ['{"v":1,"issueIds":["41"],"channelId":"../x","responseUrl":null,"expiresAt":0}'],
    ['{"v":1,"issueIds":["41"],"channelId":null,"responseUrl":"file:///etc/passwd","expiresAt":0}'],
    ['{"v":1,"issueIds":["41"],"channelId":null,"responseUrl":null,"expiresAt":0,"more":1}'],
  ])('is refused when it is %j', (text) => {
    expect(decodeMetadata(text)).toBeNull();
  });

  it('never throws, whatever comes back', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string(), fc.anything()), (value) => void decodeMetadata(value)));
  });
});
