import { makeIssue, makeOrganization, makeProject } from '../../support/factory';
import { intakeFixture, type IntakeFixture } from '../../support/intake-fixture';

let at: IntakeFixture;
afterEach(() => at.cleanup());

async function get(path: string): Promise<{ status: number; text: string; headers: Headers }> {
  const response = await fetch(`${at.origin}/issues/${path}`);
  return { status: response.status, text: await response.text(), headers: response.headers };
}
/** Where the page leads, and the rest of it. */
const parts = (text: string) => ({ href: /href="([^"]*)"/.exec(text)?.[1], rest: text.replace(/href="[^"]*"/, '') });

test('the address of an issue leads to its card and tells nothing of it', async () => {
  at = await intakeFixture();
  const issue = await makeIssue(at.deps, at.project, { title: 'a secret title', channels: ['C0SHOP'] });
  await at.deps.db.write((tx) => tx.card.updateMany({ data: { ts: '1712345678.901234' } }));
  const { status, text, headers } = await get(issue.shortId.toLowerCase());
  expect(status).toBe(200);
  expect(text).toContain('This issue is in Slack.');
  expect(parts(text).href).toBe('https://slack.com/archives/C0SHOP/p1712345678901234');
  expect(text).not.toMatch(/secret|SHOP-1/);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
});

test.each(['SHOP-99', 'SECRET-1', 'nonsense', '%3Cscript%3E', 'x'.repeat(2_000)])(
  'what does not exist here (%s) looks the same',
  async (path) => {
    at = await intakeFixture();
    const foreign = await makeProject(at.deps, await makeOrganization(at.deps), 'secret');
    await makeIssue(at.deps, foreign, { channels: ['C0SECRET'] });
    await makeIssue(at.deps, at.project, { channels: ['C0SHOP'] });
    const [known, unknown] = [await get('SHOP-1'), await get(path)];
    expect(unknown.status).toBe(404);
    expect(parts(unknown.text)).toEqual({ href: 'https://slack.com/', rest: parts(known.text).rest });
  },
);

test('an issue without a card leads to Slack, and before Slack answered nothing is known', async () => {
  at = await intakeFixture();
  await makeIssue(at.deps, at.project);
  const bare = await get('SHOP-1');
  expect([bare.status, parts(bare.text).href]).toEqual([200, 'https://slack.com/']);
  await at.cleanup();
  at = await intakeFixture({ organizationId: () => null });
  expect((await get('SHOP-1')).status).toBe(503);
});
