import { parseAssign } from '../../../../src/slack/commands/grammar/parse-assign';
import { parseMention } from '../../../../src/slack/commands/grammar/parse-mention';

const HERE = { by: 'permalink', channelId: 'C1', ts: '1712345678.901234' } as const;
const LINK = 'https://slack.com/archives/C1/p1712345678901234';
const read = (text: string) => parseMention(text, 'UDIBS', null);
const inThread = (text: string) => parseMention(text, 'UDIBS', HERE);

test.each<[said: string, command: string]>([
  ['<@UDIBS> assign CHECKOUT-1 to <@U2>', 'CHECKOUT-1 <@U2>'],
  ['<@UDIBS> CHECKOUT-1 <@U2>', 'CHECKOUT-1 <@U2>'],
  ['<@UDIBS|dibs> Please ASSIGN checkout-1, checkout-2 to #backend, thanks!', 'CHECKOUT-1 CHECKOUT-2 #backend'],
  ['hey <@UDIBS>, give CHECKOUT-1 to me.', 'CHECKOUT-1 me'],
  ['CHECKOUT-1 to <@U2> <@UDIBS>', 'CHECKOUT-1 <@U2>'],
  ['<@UDIBS> assign CHECKOUT-1 to <@U2> -- please look, it is to do', 'CHECKOUT-1 <@U2> -- please look, it is to do'],
  ['<@UDIBS> assign CHECKOUT-1 to <@U2> — knows this', 'CHECKOUT-1 <@U2> -- knows this'],
  ['<@UDIBS> assign <https://a.slack.com/archives/C1/p1712345678901234|this card> to me', `${LINK} me`],
  ['<@UDIBS> CHECKOUT-1?', 'CHECKOUT-1'],
  ['<@UDIBS> list none', 'list none'],
  ['<@UDIBS> mine', 'mine'],
  ['<@UDIBS> please test src/to/this.ts. checkout', 'test src/to/this.ts. checkout'],
  ['<@UDIBS> help', 'help'],
  ['<@UDIBS>', ''],
  ['hi <@UDIBS>!', ''],
])('%s', (said, command) => {
  expect(read(said)).toEqual(parseAssign(command));
});

test.each<[said: string, command: string]>([
  ['<@UDIBS> assign this to me', `${LINK} me`],
  ['<@UDIBS> assign it to <@U2> -- yours', `${LINK} <@U2> -- yours`],
  ['<@UDIBS> me', `${LINK} me`],
  ['<@UDIBS> none', `${LINK} none`],
  ['<@UDIBS> CHECKOUT-2 me', 'CHECKOUT-2 me'],
  ['<@UDIBS> this', LINK],
  ['<@UDIBS>', LINK],
  ['<@UDIBS> auto this', `auto ${LINK}`],
  ['<@UDIBS> mine', 'mine'],
])('in the thread of a card: %s', (said, command) => {
  expect(inThread(said)).toEqual(parseAssign(command));
});

test.each([
  ['resolve CHECKOUT-1, CHECKOUT-2', null, 'resolved', ['CHECKOUT-1', 'CHECKOUT-2']],
  ['please reopen checkout-1', null, 'unresolved', ['CHECKOUT-1']],
] as const)('%s', (said, here, to, texts) => {
  const issues = texts.map((text) => ({ by: 'short-id', text }));
  expect(parseMention(`<@UDIBS> ${said}`, 'UDIBS', here)).toEqual({ kind: 'status', to, issues });
});

test.each(['resolve', 'resolve this', 'Resolve it, please.'])('in the thread of a card: %s', (said) => {
  expect(inThread(`<@UDIBS> ${said}`)).toEqual({ kind: 'status', to: 'resolved', issues: [HERE] });
});

test.each<[said: string, quoted: string, what: RegExp]>([
  ['<@UDIBS> assign this to me', 'assign this to me', /“this” is neither/],
  ['<@UDIBS> me', 'me', /no issue/],
  ['<@UDIBS> when does this end?', 'when does this end?', /“when” is neither/],
  ['<@UDIBS> CHECKOUT-1 <@U2> <@U3>', 'CHECKOUT-1 @U2 @U3', /two here/],
  ['<@UDIBS> resolve', 'resolve', /Which issue/],
  ['<@UDIBS> resolve everything', 'resolve everything', /“everything” is no issue/],
  ['<@UDIBS> resolve constructor', 'resolve constructor', /is no issue/],
  ['<@UDIBS> constructor', 'constructor', /is neither/],
  [`<@UDIBS> resolve ${Array.from({ length: 101 }, (_, at) => `A-${at + 1}`).join(' ')}`, 'resolve A-1', /At most 100/],
])('%s cannot be read, and is quoted without the mention', (said, quoted, what) => {
  const command = read(said);
  expect(command).toMatchObject({ kind: 'unreadable', what: expect.stringMatching(what) as unknown });
  expect('text' in command && command.text).toContain(quoted);
});
