import { openBare } from '../lib/bare';
import { startChild } from '../lib/child';
import { connectTo, sendAtRate, until } from '../lib/load';
import { scenario } from '../lib/protocol';
import { slashCommand } from '../lib/slack-command';
import { percentile } from '../lib/stats';
import { startTogether } from '../lib/together';
import { addIssues, CHANNEL } from '../lib/world';

const PER_SECOND = 50;
/** The two sides take turns of five seconds, 20 s each. */
const TURN = 5 * PER_SECOND;
const TURNS = 4;
const WARM_UP = 100;
const CONNECTIONS = 20;

/** `/assign CHECKOUT-n @bob` over HTTP, each for another issue, each a real change, at the app with its worker at work. */
scenario(async ({ dir, progress }) => {
  progress('starting the app and a workspace for it');
  const together = await startTogether(dir, ['checkout']);
  const bolt = await startChild<{ port: number }>('bare-bolt', together.secrets);
  const { secrets, workspace, app } = together;
  const [project] = app.ready.projects;
  if (!project) throw new Error('there is no project');
  const issues = WARM_UP + TURNS * TURN;
  progress('posting the cards');
  const cards = await postCards(workspace.ready.apiUrl, secrets.botToken, issues);
  const bare = openBare(app.ready.databaseFile);
  addIssues(bare, project.id, issues, (number) => cards[number - 1] ?? '');

  const sides = { ours: connectTo(app.ready.port, CONNECTIONS), floor: connectTo(bolt.ready.port, CONNECTIONS) };
  const times: Record<keyof typeof sides, number[]> = { ours: [], floor: [] };
  const send = async (side: keyof typeof sides, from: number, count: number) => {
    const posts = Array.from({ length: count }, (_, index) => () => {
      const text = `CHECKOUT-${from + index} <@U0BOB0001|bob>`;
      return slashCommand(secrets.signingSecret, text, workspace.ready.responseUrl);
    });
    return sendAtRate(sides[side], posts, PER_SECOND);
  };
  for (const side of ['floor', 'ours'] as const) await send(side, 1, WARM_UP);
  for (let turn = 0; turn < TURNS; turn++) {
    for (const side of ['floor', 'ours'] as const) {
      progress(`turn ${turn + 1} of ${TURNS}, ${side === 'ours' ? 'the app' : 'bare Bolt'}`);
      times[side].push(...(await send(side, WARM_UP + turn * TURN + 1, TURN)));
    }
  }
  const held = bare.prepare('SELECT COUNT(*) AS n FROM "Assignee"');
  await until('every issue is held', 20_000, () => (held.get() as { n: number }).n === issues);
  const answers = bare.prepare(`SELECT COUNT(*) AS n FROM "Job" WHERE "kind" = 'answer.assignment'`);
  await until('every command is answered', 20_000, () => (answers.get() as { n: number }).n === 0);
  bare.close();
  await Promise.all([sides.ours.close(), sides.floor.close(), bolt.stop()]);
  await together.stop();

  const at = (share: number) => ({ value: percentile(times.ours, share), floor: percentile(times.floor, share) });
  return [
    { what: '/assign at 50/s, ack p50', unit: 'ms', ...at(0.5), aim: { timesFloor: 5 } },
    { what: '/assign at 50/s, ack p99', unit: 'ms', ...at(0.99), aim: { timesFloor: 5 } },
    { what: '/assign at 50/s, ack p99', unit: 'ms', value: at(0.99).value, floor: null, aim: { atMost: 300 } },
  ];
});

/** Real messages, so that the redraws that follow find what they draw over. Answers with their timestamps. */
async function postCards(apiUrl: string, token: string, count: number): Promise<string[]> {
  const posted: string[] = [];
  for (let number = 1; number <= count; number++) {
    const response = await fetch(`${apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` },
      body: JSON.stringify({ channel: CHANNEL, text: `CHECKOUT-${number}` }),
    });
    const answer = (await response.json()) as { ok: boolean; ts?: string; error?: string };
    if (!answer.ok || answer.ts === undefined) throw new Error(`the workspace refused a card: ${answer.error}`);
    posted.push(answer.ts);
  }
  return posted;
}
