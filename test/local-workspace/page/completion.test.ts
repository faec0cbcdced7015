import { completionsFor, type CompletionSources } from '../../../src/local-workspace/page/messages/completion';
import { toSlackText } from '../../../src/local-workspace/page/text/outgoing';
import type { PageChannel, PageUser } from '../../../src/local-workspace/page-api';

function user(id: string, name: string, realName: string, more: Partial<PageUser> = {}): PageUser {
  return {
    id,
    name,
    realName,
    displayName: name,
    email: null,
    title: '',
    color: '#000000',
    isAdmin: false,
    isBot: false,
    deleted: false,
    ...more,
  };
}

function channel(id: string, name: string): PageChannel {
  return { id, name, topic: '', kind: 'channel', members: [], unread: 0 };
}

const sources: CompletionSources = {
  users: [
    user('U1', 'bobby', 'Robert Tables'),
    user('U2', 'bob', 'Bob Tanaka'),
    user('U3', 'hal', 'Hal Jensen', { deleted: true }),
  ],
  channels: [channel('C1', 'alerts'), channel('C2', 'checkout-team')],
  userGroups: [{ id: 'S1', handle: 'payments', name: 'Payments', users: [] }],
  commands: [
    { command: '/assign', description: 'Give an issue an owner', usageHint: 'CHECKOUT-1 @bob' },
    { command: '/assign-admin', description: 'Projects', usageHint: '' },
  ],
};

function inserts(text: string, caret = text.length): string[] | null {
  return completionsFor(text, caret, sources)?.items.map(({ insert }) => insert) ?? null;
}

describe('completion', () => {
  test.each<[string, string[] | null]>([
    ['/', ['/assign ', '/assign-admin ']],
    ['/assign-', ['/assign-admin ']],
    ['/assign CHECKOUT-1', null],
    ['/nothing', null],
    ['hello', null],
    ['@bo', ['@bobby ', '@bob ']],
    ['@bob', ['@bob ', '@bobby ']],
    ['ask @tan', ['@bob ']],
    ['/assign CHECKOUT-1 @pay', ['@payments ']],
    ['@hal', null],
    ['mail@bob', null],
    ['#team', ['#checkout-team ']],
  ])('%j offers %j', (text, expected) => {
    expect(inserts(text)).toEqual(expected);
  });

  test('only the word before the caret counts', () => {
    expect(inserts('@bob is here', 4)).toEqual(['@bob ', '@bobby ']);
    expect(inserts('@bob is here', 8)).toBeNull();
  });

  test('what is replaced begins at the mark', () => {
    expect(completionsFor('ask @bo', 7, sources)?.from).toBe(4);
  });
});

describe('what is sent', () => {
  test.each([
    ['hi @bob, see #alerts.', 'hi <@U2>, see <#C1|alerts>.'],
    ['@BOB @payments', '<@U2> <!subteam^S1|@payments>'],
    ['(@bobby) @here', '(<@U1>) <!here>'],
    ['@nobody #nowhere me@bob', '@nobody #nowhere me@bob'],
    ['@hal', '@hal'],
    ['@hal', '@hal'],
    ['see http://a.example/b?c&d', 'see <http://a.example/b?c&amp;d>'],
    ['a < b && c > <@U2>', 'a &lt; b &amp;&amp; c &gt; &lt;@U2&gt;'],
  ])('%j is sent as %j', (typed, expected) => {
    expect(toSlackText(typed, sources)).toBe(expected);
  });
});
