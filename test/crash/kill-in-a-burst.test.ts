import { startKillable, type Killable } from '../support/killable';
import { newEventId, postEvent } from '../support/story';
import { messageText } from '../support/together';

let k: Killable;
let project: { id: string; publicKey: string };
const sent: { message: string; eventId: string }[] = [];

jest.setTimeout(120_000);
beforeAll(async () => {
  k = await startKillable('http');
  await k.start();
  await k.slack.waitFor(() => k.slack.messages('#alerts')[0], 'the welcome message');
  const [row] = k.rows<{ id: string; publicKey: string }>(
    `SELECT CAST(p."id" AS TEXT) AS id, k."publicKey" FROM "Project" p JOIN "ProjectKey" k ON k."projectId" = p."id"`,
  );
  if (!row) throw new Error('no project was made');
  project = row;
});
afterAll(() => k.close());

/** New issues that alert together; sent again to a program that was killed, as an SDK's owner would. */
const throws = (message: string) => {
  const event = { message, eventId: newEventId() };
  sent.push(event);
  return deliver(event);
};
const deliver = ({ message, eventId }: { message: string; eventId: string }) =>
  postEvent(k.port, project, { message, type: message.replaceAll(' ', ''), eventId }).catch(() => null);
const word = (at: number) => 'abcdefghijklmnopqrstuvwxyz'[at] ?? '?';
const keyOf = (args: Record<string, unknown>) => JSON.stringify(args.metadata ?? '');

async function expectEachShownOnce(): Promise<void> {
  await k.settled();
  const shown = k.slack
    .messages('#alerts')
    .flatMap(({ blocks }) =>
      sent.filter(({ message }) =>
        blocks.some((block) => messageText({ text: '', blocks: [block], attachments: [] }).includes(message)),
      ),
    );
  expect(shown.map(({ message }) => message).sort()).toEqual(sent.map(({ message }) => message).sort());
  const tallies = Object.fromEntries(
    k
      .rows<{ name: string; count: number }>('SELECT "name", "count" FROM "Tally"')
      .map(({ name, count }) => [name, count]),
  );
  expect((tallies['card'] ?? 0) + (tallies['line'] ?? 0)).toBe(tallies['due']);
  expect(tallies['due']).toBe(sent.length);
}

test.each(['posted', 'grown'])(
  'killed when Slack has %s a digest and nobody has stored it, shows each alert once',
  async (how) => {
    const burst = how === 'posted' ? 0 : 12;
    const killing = k.killAtCall(how === 'posted' ? 'chat.postMessage' : 'chat.update', 'ok', (args) =>
      how === 'posted' ? keyOf(args).includes('digest:') : JSON.stringify(args.blocks).includes('at once'),
    );
    await Promise.all(Array.from({ length: 12 }, (_, at) => throws(`fire of kind ${word(burst + at)}`)));
    // Whatever the first message took, this one comes after it.
    if (how === 'grown') await throws('one more fire of kind z');
    await killing;
    await k.start();
    for (const event of sent) expect((await deliver(event))?.ok).toBe(true);
    await expectEachShownOnce();
  },
);
