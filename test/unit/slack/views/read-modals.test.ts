import * as fc from 'fast-check';
import { FIELDS } from '../../../../src/slack/ids';
import { archiveModal, readArchiveModal } from '../../../../src/slack/views/archive-modal';
import { readAssignModal } from '../../../../src/slack/views/assign-modal';
import { decodeMetadata, encodeMetadata, type ModalMetadata } from '../../../../src/slack/views/modal-metadata';
import { readResolveModal } from '../../../../src/slack/views/resolve-modal';
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
  });

  it('fits with a hundred large ids, without the response_url if need be', () => {
    const issueIds = Array.from({ length: 100 }, (_, at) => String(9_223_372_036_854_775_807n - BigInt(at)));
    const responseUrl = `https://hooks.slack.example/${'x'.repeat(900)}`;
    const text = encodeMetadata({ ...metadata, issueIds, responseUrl });
    expect(text.length).toBeLessThanOrEqual(3000);
    expect(decodeMetadata(text)).toEqual({ ...metadata, issueIds, responseUrl: null });
  });

  it.each([
    [undefined],
    [''],
    ['{'],
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
