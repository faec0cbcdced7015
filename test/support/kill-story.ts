import type { Message } from '../../src/local-workspace/model';
import { openCache } from '../../src/platform/cache/open-cache';
import { testLog } from './deps';
import { startKillable, type Killable } from './killable';
import { eventually, newEventId, postEvent } from './story';
import { ALICE, BOB, CAROL, DAN, messageText, type Mode } from './together';

const KINDS = ['delta', 'echo', 'foxtrot', 'golf', 'hotel'];
const PEOPLE = [ALICE, BOB, CAROL, DAN];
const CHANNELS = ['#alerts', '#checkout-team'];

export interface KillStory {
  mode: Mode;
  /** Which of the precise moments, by their names. */
  moments: RegExp;
  /** How many random moments. */
  rounds: number;
}

/**
 * `kill -9` of the built program at a workspace that goes on: nothing is lost, and nothing visible is done twice.
 * Declares its tests; to be called within a `describe`.
 */
export function tellKillStory({ mode, moments: only, rounds }: KillStory): void {
  jest.setTimeout(180_000);
  let k: Killable;
  let project: { id: string; publicKey: string };
  /** Events by what they say; each is sent again until it was accepted, as often as that takes. */
  const sent = new Map<string, string[]>();
  let turn = 0;

  beforeAll(async () => {
    k = await startKillable(mode);
    await k.start();
    await k.slack.waitFor(() => k.slack.messages('#alerts')[0], 'the welcome message');
    const [row] = k.rows<{ id: string; publicKey: string }>(
      `SELECT CAST(p."id" AS TEXT) AS id, k."publicKey" FROM "Project" p JOIN "ProjectKey" k ON k."projectId" = p."id"`,
    );
    if (!row) throw new Error('no project was made');
    project = row;
    k.rows(`INSERT INTO "ProjectChannel" ("projectId", "channelId") VALUES (CAST(? AS INTEGER), 'C0CHECKOU')`, row.id);
  });
  afterAll(() => k.close());

  const card = (kind: string, channel = '#alerts') =>
    k.slack.messages(channel).find((one) => messageText(one).includes(`${kind} failed`));
  const getCard = (kind: string): Message => {
    const found = card(kind);
    if (!found) throw new Error(`no card of ${kind}`);
    return found;
  };
  const accept = async (kind: string, eventId: string) =>
    (await postEvent(k.port, project, { message: `${kind} failed`, type: `${kind}Error`, eventId }).catch(() => null))
      ?.ok === true;
  async function throws(kind: string): Promise<void> {
    const eventId = newEventId();
    sent.set(kind, [...(sent.get(kind) ?? []), eventId]);
    await accept(kind, eventId);
  }
  /** Somebody else every time, so that each click changes something. */
  const takes = (kind: string) => {
    turn += 1;
    return k.slack.as(PEOPLE[turn % PEOPLE.length] ?? ALICE).clicks(getCard(kind), 'Assign to me');
  };
  const isCard = (args: Record<string, unknown>) => args.thread_ts === undefined;
  const isLine = (args: Record<string, unknown>) => args.thread_ts !== undefined;

  async function restart(): Promise<void> {
    k.slack.faults.clear();
    await k.start();
    for (const [kind, ids] of sent) for (const eventId of ids) expect(await accept(kind, eventId)).toBe(true);
  }

  /** Everything that must be true whenever nothing is left to do. */
  async function expectWhole(): Promise<void> {
    await k.settled();
    const issues = k.rows<{ id: number; title: string; timesSeen: number }>(
      'SELECT "id", "title", "timesSeen" FROM "Issue" ORDER BY "id"',
    );
    const counted = Object.fromEntries(
      issues.map(({ title, timesSeen }) => [title.replace(/^(\w+)Error.*/, '$1'), timesSeen]),
    );
    expect(counted).toEqual(Object.fromEntries([...sent].map(([kind, ids]) => [kind, ids.length])));
    expect(issues).toHaveLength(sent.size);
    const cards = k.rows<{ id: number; issueId: number; ts: string | null }>(
      'SELECT "id", "issueId", "ts" FROM "Card"',
    );
    expect(cards).toHaveLength(sent.size * CHANNELS.length);
    expect(cards.filter(({ ts }) => ts === null)).toEqual([]);

    // What each message carries says which one it is.
    const everywhere = [
      ...CHANNELS.flatMap((channel) => k.slack.messages(channel)),
      ...PEOPLE.flatMap((who) => k.slack.dms(who)),
    ];
    const threads = CHANNELS.flatMap((channel) =>
      k.slack.messages(channel).flatMap(({ ts }) => k.slack.thread(channel, ts).slice(1)),
    );
    const keys = [...everywhere, ...threads].map(
      ({ metadata }) => (metadata?.event_payload as { key?: string } | undefined)?.key ?? 'none',
    );
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(keys.filter((key) => key.startsWith('card:')).sort()).toEqual(cards.map(({ id }) => `card:${id}`).sort());
    const activities = k.rows<{ id: number; issueId: number }>(
      `SELECT "id", "issueId" FROM "Activity" WHERE "type" <> 'FIRST_SEEN'`,
    );
    const lines = activities.flatMap(({ id, issueId }) =>
      cards.filter((one) => one.issueId === issueId).map((one) => `line:${id}:${one.id}`),
    );
    expect(keys.filter((key) => key.startsWith('line:')).sort()).toEqual(lines.sort());

    // Every request that was taken was carried out once, and none that was acknowledged was not taken.
    const taken = k
      .rows<{ key: string }>(`SELECT "key" FROM "InboundRequest" WHERE "key" LIKE 'action:%' OR "key" LIKE 'command:%'`)
      .map(({ key }) => key);
    const acknowledged = k.slack
      .deliveries()
      .filter(({ status, kind }) => status === 200 && kind !== 'event')
      .map(({ kind, payload }) => `${kind === 'command' ? 'command' : 'action'}:${String(payload.trigger_id)}`);
    expect(acknowledged.filter((key) => !taken.includes(key))).toEqual([]);
    const [analytics] = k.rows<{ n: number }>('SELECT count(*) AS n FROM "AnalyticsEvent"');
    expect(analytics?.n).toBe(taken.length);
    const repeated = k.rows(
      `SELECT "requestId" FROM "Activity" WHERE "requestId" IS NOT NULL GROUP BY "requestId" HAVING count(*) > 1`,
    );
    expect(repeated).toEqual([]);
    const answers = PEOPLE.flatMap((who) => k.slack.ephemerals(who));
    expect(answers.length).toBeLessThanOrEqual(taken.length);

    // The cards tell the truth.
    const holders = k.rows<{ title: string; name: string; timesSeen: number }>(
      `SELECT i."title", u."displayName" AS name, i."timesSeen" FROM "Issue" i JOIN "Assignee" a ON a."issueId" = i."id" JOIN "User" u ON u."id" = a."userId"`,
    );
    for (const { title, name, timesSeen } of holders) {
      for (const channel of CHANNELS) {
        const shown = k.slack
          .messages(channel)
          .map(messageText)
          .find((text) => text.includes(title));
        expect(shown).toContain(name);
        if (timesSeen > 1) expect(shown).toContain(`${timesSeen} events`);
      }
    }
    expect(k.slack.messages('#alerts').filter((one) => messageText(one).includes('Dibs is ready'))).toHaveLength(1);
    expect(k.slack.problems()).toEqual([]);
  }

  const moments: [when: string, dies: () => Promise<void>][] = [
    [
      'before a new card reaches Slack',
      async () => {
        k.slack.faults.next('chat.postMessage', { kind: 'hang' });
        const dead = k.killAtCall('chat.postMessage', 'hang', isCard);
        await throws('alpha');
        await dead;
      },
    ],
    [
      'when Slack has posted a new card, before it hears of it',
      async () => {
        const dead = k.killAtCall('chat.postMessage', 'ok', isCard);
        await throws('bravo');
        await dead;
      },
    ],
    [
      'when Slack has redrawn a card, before it hears of it',
      async () => {
        const dead = k.killAtCall('chat.update', 'ok');
        await throws('alpha');
        await dead;
      },
    ],
    [
      'right after the 200 for an event',
      async () => {
        await throws('charlie');
        await k.killAfter(0);
      },
    ],
    [
      'right after the acknowledgement of a click',
      async () => {
        const before = k.slack.deliveries().length;
        const dead = k.killWhen(
          () =>
            k.slack
              .deliveries()
              .slice(before)
              .some(({ status }) => status === 200),
          'the acknowledgement',
        );
        await takes('bravo');
        await dead;
      },
    ],
    [
      'before the answer to a click reaches Slack',
      async () => {
        k.slack.faults.next('response_url', { kind: 'hang' });
        const dead = k.killAtCall('response_url', 'hang');
        await takes('bravo');
        await dead;
      },
    ],
    [
      'when Slack has shown the answer, before it hears of it',
      async () => {
        const dead = k.killAtCall('response_url', 'ok');
        await takes('alpha');
        await dead;
      },
    ],
    [
      'when Slack has written the line in the thread, before it hears of it',
      async () => {
        const dead = k.killAtCall('chat.postMessage', 'ok', isLine);
        await takes('bravo');
        await dead;
      },
    ],
    [
      'before the redrawing after a click reaches Slack',
      async () => {
        k.slack.faults.next('chat.update', { kind: 'hang' });
        const dead = k.killAtCall('chat.update', 'hang');
        await takes('alpha');
        await dead;
      },
    ],
    [
      'after Slack cut the connection with the line already written',
      async () => {
        k.slack.faults.next('chat.postMessage', { kind: 'drop_after' });
        const dead = k.killAtCall('chat.postMessage', 'drop_after');
        await takes('bravo');
        await dead;
      },
    ],
  ];

  test.each(moments.filter(([when]) => only.test(when)))('killed %s', async (_, dies) => {
    await dies();
    await restart();
    await expectWhole();
  });

  if (rounds === 0) return;
  test(`killed at ${rounds} random moments while people click and errors come in`, async () => {
    const log = testLog();
    const cache = await openCache(k.cacheFile, log);
    await throws('alpha');
    await k.slack.waitFor(() => card('alpha'), 'a card to click');
    const issueIds = k.rows<{ id: number }>('SELECT "id" FROM "Issue"').map(({ id }) => id);
    const moments: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const kind = KINDS[round % KINDS.length] ?? 'delta';
      const known = [...sent.keys()].filter((one) => card(one));
      // Stale from the moment somebody clicks: must be gone in the end.
      for (const id of issueIds) await cache.set(`assignee_exists:1:${id}`, false, 60_000);
      moments.push(Math.floor(Math.random() * 300));
      const dead = k.killAfter(moments.at(-1) ?? 0);
      await Promise.all([
        throws(kind),
        throws('alpha'),
        ...known.slice(0, 3).map((one) => takes(one)),
        k.slack.as(CAROL).runs('#alerts', `/assign MY-APP-1 @dan -- round ${round}`),
      ]);
      await dead;
      await restart();
      await eventually(() => card('alpha'), 'a card to click');
    }
    try {
      await expectWhole();
    } catch (error) {
      throw new Error(
        `after kills at ${moments.join(', ')} ms: ${error instanceof Error ? error.stack : String(error)}`,
      );
    }
    const touched = k.rows<{ issueId: number }>(
      `SELECT DISTINCT "issueId" FROM "Activity" WHERE "type" = 'ASSIGNED' AND "data" LIKE '%round ${rounds - 1}%'`,
    );
    for (const { issueId } of touched) expect(await cache.get(`assignee_exists:1:${issueId}`)).toBeUndefined();
    await cache.close();
    expect(log.lines).toEqual([]);
  });
}
