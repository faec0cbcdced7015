import { saveTexts } from '../../../src/ownership/save-texts';
import { identifyViewer } from '../../../src/people/identify-viewer';
import type { Team } from '../../../src/people/types';
import { renameProject } from '../../../src/projects/rename-project';
import { ALERTS, ALICE, BOB, listenWith, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { makeProject, makeTeam, type MadeIssue } from '../../support/factory';
import { holderOf } from '../../support/look';
import { closeAll } from '../../support/workspace-fixture';

let at: EdgeFixture;
let payments: Team;
const RULES = 'path:src/pay/* #payments';
const CART = 'path:src/cart/* bob@acme.example';
const EDIT = 'admin_ownership_write';
const SAVE = 'admin_ownership_save';
const CHANGED = 'since you opened this form';

beforeEach(async () => {
  at = await startEdge();
  payments = await makeTeam(at.deps, at.organization, 'payments');
  await saves(RULES);
});
afterEach(closeAll);

const person = (who = ALICE) => at.local.control.as(who);
const shown = (what: string, who = ALICE) =>
  at.local.control.waitFor(
    () => at.local.control.modals(who).find((view) => JSON.stringify(view).includes(what)),
    `a form with ${what}`,
  );
const heard = async (what: string) => {
  const found = () => at.heard(ALICE).find((one) => one.includes(what));
  return at.local.control.waitFor(found, `an answer with ${what}`);
};
const field = (round: number, index = 0) => `admin_field_ownership_${round}_${index}`;
const checkout = { admin_field_project: { text: { type: 'plain_text', text: 'checkout' }, value: 'v1:checkout' } };
const opened = async () => {
  await person().runs(ALERTS, '/assign-admin rules set checkout');
  return shown(EDIT);
};
const alice = () => identifyViewer(at.deps, at.organization.id, ALICE);
/** An admin saves a text without a form, and what follows from it is done. */
async function saves(value: string, text: 'rules' | 'codeowners' = 'rules') {
  at.deps.clock.advance(1_000);
  await saveTexts(at.deps, await alice(), { slug: 'checkout', text, value });
  await at.settled();
}
const stored = () =>
  at.deps.db.read.projectOwnership.findUniqueOrThrow({ where: { projectId: BigInt(at.project.id) } });
const savedRules = async () => (await stored()).rules;
const audited = async () =>
  (await at.deps.db.read.auditEntry.findMany({ orderBy: { id: 'asc' } })).map(({ action }) => action);

/** The newest event of the issue, whose stack ends in this file. */
async function failsIn(issue: MadeIssue, filename: string) {
  const frames = [{ filename, function: 'run', in_app: true }];
  const body = Buffer.from(JSON.stringify({ exception: { values: [{ type: 'TypeError', stacktrace: { frames } }] } }));
  const [projectId, issueId, now] = [BigInt(at.project.id), BigInt(issue.id), at.deps.clock.now()];
  const eventId = issue.id.padStart(32, '0');
  await at.deps.db.write((tx) =>
    tx.event.create({ data: { projectId, issueId, eventId, body, receivedAt: now, digestedAt: now } }),
  );
}

const OWNERS = 'FROM "Team" t';
const OPEN_ISSUES = '"decidedByPersonAt" AS decided';

/** Holds up a preview at one of its queries until it is let go. */
function hold(query: string): () => void {
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const { read } = at.deps.db;
  const slow = new Proxy(read, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (name !== '$queryRaw') return value;
      return async (sql: TemplateStringsArray, ...values: unknown[]) => {
        if (sql.join('?').includes(query)) await gate;
        return target.$queryRaw(sql, ...values);
      };
    },
  });
  Object.assign(at.deps.db, { read: slow });
  return release;
}

const deletes = () => at.deps.db.write((tx) => tx.project.updateMany({ data: { status: 'pending_deletion' } }));

describe('a text is written', () => {
  test('the form asks which project, shows what is saved, then what the new text would change, and saves it', async () => {
    const cart = await at.issueWithCard();
    await failsIn(cart, 'src/cart/total.ts');
    await failsIn(at.issue, 'src/other.ts');
    await person().runs(ALERTS, '/assign-admin rules set');
    await shown('admin_ownership_choose');
    expect(await person().submits('admin_ownership_choose', checkout)).toEqual({ ok: true });
    expect(JSON.stringify(await shown(EDIT))).toContain(RULES);
    expect(await person().submits(EDIT, { [field(0)]: `${RULES}\n${CART}` })).toEqual({ ok: true });
    const preview = JSON.stringify(await shown(SAVE));
    expect(preview).toContain('*1 of 2 open issues would move*');
    expect(preview).toContain(cart.shortId);
    expect(await savedRules()).toBe(RULES);
    expect(await person().submits(SAVE)).toEqual({ ok: true });
    await heard('are saved: 2 rules');
    await at.settled();
    expect(await savedRules()).toBe(`${RULES}\n${CART}`);
    const bob = await identifyViewer(at.deps, at.organization.id, BOB);
    expect(await holderOf(at.deps, cart.id)).toBe(`user:${bob.userId}`);
    expect(await holderOf(at.deps, at.issue.id)).toBeNull();
  });

  test('a project that is not there is refused at its field', async () => {
    await person().runs(ALERTS, '/assign-admin rules set');
    await shown('admin_ownership_choose');
    await deletes();
    const answer = await person().submits('admin_ownership_choose', checkout);
    expect(answer.errors?.['admin_field_project']).toContain('no project “checkout”');
  });

  test('what is wrong is said at the field, and nothing is saved', async () => {
    await opened();
    const answer = await person().submits(EDIT, { [field(0)]: `${RULES}\nurl:* #ghosts\npath:x` });
    expect(answer.errors?.[field(0)]).toBe(
      'Line 2, column 7: Nobody can be assigned here for #ghosts. Line 3, column 1: This rule has no owner: write an e-mail or a #team after the pattern.',
    );
    await shown(EDIT);
    expect(await savedRules()).toBe(RULES);
  });

  test('a team that was deleted after its preview is refused at the field, and the text stays', async () => {
    await opened();
    await person().submits(EDIT);
    await shown(SAVE);
    await at.deps.db.write((tx) => tx.team.delete({ where: { id: BigInt(payments.id) } }));
    const answer = await person().submits(SAVE);
    expect(answer.errors?.[field(1)]).toContain('Line 1, column 16: Nobody can be assigned here for #payments.');
    expect(JSON.stringify(await shown(SAVE))).toContain(RULES);
    expect(await audited()).toEqual(['project.rules']);
  });

  test('a text that was changed beside its preview gets another one before it is saved', async () => {
    await opened();
    await person().submits(EDIT);
    await shown(SAVE);
    expect(await person().submits(SAVE, { [field(1)]: CART })).toEqual({ ok: true });
    expect(JSON.stringify(await shown(field(2)))).toContain(CART);
    expect(await savedRules()).toBe(RULES);
    await person().submits(SAVE);
    await heard('are saved: 1 rule');
    expect(await savedRules()).toBe(CART);
  });

  test('nearly 100,000 characters go through both forms as they are', async () => {
    const line = (name: string) => `path:src/area-${name}/* #payments bob@acme.example`;
    const lines = Array.from({ length: 2_060 }, (_, number) => line(String(number).padStart(4, '0')));
    const [first, ...rest] = lines;
    const text = lines.join('\n');
    expect(text.length).toBeGreaterThan(98_500);
    await saves(text);
    await opened();
    const begin = text.slice(0, text.lastIndexOf('\n', 3_000));
    const edited = begin.replace(String(first), line('last'));
    expect(await person().submits(EDIT, { [field(0)]: edited })).toEqual({ ok: true });
    await shown(SAVE);
    expect(await person().submits(SAVE)).toEqual({ ok: true });
    await heard('are saved: 2,060 rules');
    expect(await stored()).toMatchObject({ rules: [line('last'), ...rest].join('\n'), previousRules: text });
  });
});

describe('a preview that takes long', () => {
  test('keeps the form open', async () => {
    await opened();
    const release = hold(OPEN_ISSUES);
    expect(await person().submits(EDIT)).toEqual({ ok: true });
    expect(JSON.stringify(await shown('One moment'))).not.toContain(EDIT);
    release();
    expect(JSON.stringify(await shown(SAVE))).toContain(RULES);
  });

  test.each([
    [
      'an error in the text',
      () => at.deps.db.write((tx) => tx.user.updateMany({ data: { isActive: false } })),
      'bob@acme.example',
    ],
    ['a refusal', deletes, 'There is no project “checkout”.'],
  ])('gives back what was typed when it ends with %s', async (_name, happens, said) => {
    await opened();
    const release = hold(OWNERS);
    expect(await person().submits(EDIT, { [field(0)]: `${CART} # typed` })).toEqual({ ok: true });
    await shown('One moment');
    await happens();
    release();
    const form = JSON.stringify(await shown(EDIT));
    expect(form).toContain(`${CART} # typed`);
    expect(form).toContain(said);
    expect(await savedRules()).toBe(RULES);
  });

  test('gives back what was typed when it fails on our side, and the person gets a reference', async () => {
    await opened();
    const release = hold(OPEN_ISSUES);
    expect(await person().submits(EDIT, { [field(0)]: CART })).toEqual({ ok: true });
    await shown('One moment');
    await at.deps.db.write((tx) => tx.$executeRaw`ALTER TABLE "Event" RENAME TO "Elsewhere"`);
    release();
    const form = JSON.stringify(await shown('That failed on our side. Nothing was saved.'));
    expect(form).toContain(CART);
    expect(form).toContain(EDIT);
    await heard('That failed on our side, ref ');
  });
});

describe('saving that takes long', () => {
  const saving = async () => {
    await opened();
    await person().submits(EDIT, { [field(0)]: CART });
    await shown(SAVE);
    const release = hold(OWNERS);
    expect(await person().submits(SAVE)).toEqual({ ok: true });
    await shown('One moment');
    return release;
  };

  test('says in the form that it is done', async () => {
    const release = await saving();
    release();
    await shown('The rules are saved. You can close this window.');
    await heard('are saved: 1 rule');
    expect(await savedRules()).toBe(CART);
  });

  test('gives back what was typed when it is refused', async () => {
    const release = await saving();
    await deletes();
    release();
    const form = JSON.stringify(await shown(EDIT));
    expect(form).toContain('There is no project “checkout”.');
    expect(form).toContain(CART);
    expect(await savedRules()).toBe(RULES);
  });

  test('gives it back in a message when the person has closed the form', async () => {
    const release = await saving();
    expect(await person().closes()).toEqual({ ok: true });
    await deletes();
    release();
    const message = await heard('There is no project “checkout”.');
    expect(message).toContain('The rules that you typed:');
    expect(message).toContain(`\`\`\`\\n${CART}\\n\`\`\``);
  });
});

describe('what changed since the form was opened', () => {
  test('a project that was renamed is refused at the field', async () => {
    await opened();
    await renameProject(at.deps, await alice(), { slug: 'checkout', newSlug: 'till' });
    const answer = await person().submits(EDIT, { [field(0)]: CART });
    expect(answer.errors?.[field(0)]).toContain('There is no project “checkout”.');
    expect(await savedRules()).toBe(RULES);
  });

  test('a project that was deleted after the preview is refused at the field', async () => {
    await opened();
    await person().submits(EDIT, { [field(0)]: CART });
    await shown(SAVE);
    await deletes();
    const answer = await person().submits(SAVE);
    expect(answer.errors?.[field(1)]).toContain('There is no project “checkout”.');
    expect(await savedRules()).toBe(RULES);
  });

  test('saving never reaches another project that has taken the slug', async () => {
    await opened();
    await person().submits(EDIT, { [field(0)]: CART });
    await shown(SAVE);
    await renameProject(at.deps, await alice(), { slug: 'checkout', newSlug: 'till' });
    await makeProject(at.deps, at.organization, 'checkout');
    expect((await person().submits(SAVE)).errors?.[field(1)]).toContain('another one is called “checkout” now');
    expect(await savedRules()).toBe(RULES);
    expect(await at.deps.db.read.projectOwnership.count()).toBe(1);
  });

  test('who saves over a change that came in before the preview is told there', async () => {
    await opened();
    await saves('# by somebody else');
    await person().submits(EDIT);
    expect(JSON.stringify(await shown(SAVE))).toContain(CHANGED);
    await person().submits(SAVE);
    await heard('are saved');
    expect(await savedRules()).toBe(RULES);
  });

  test('who saves over a change that came in after the preview is shown another one first', async () => {
    await opened();
    await person().submits(EDIT, { [field(0)]: CART });
    expect(JSON.stringify(await shown(SAVE))).not.toContain(CHANGED);
    await saves('# by somebody else');
    expect(await person().submits(SAVE)).toEqual({ ok: true });
    expect(JSON.stringify(await shown(field(2)))).toContain(CHANGED);
    expect(await savedRules()).toBe('# by somebody else');
    await person().submits(SAVE);
    await heard('are saved');
    expect(await savedRules()).toBe(CART);
  });

  test('of two who save at the same time, one saves, and the other is shown what that would change now', async () => {
    await at.deps.db.write((tx) => tx.user.updateMany({ data: { isAdmin: true } }));
    for (const who of [ALICE, BOB]) {
      await person(who).runs(ALERTS, '/assign-admin rules set checkout');
      await shown(EDIT, who);
      await person(who).submits(EDIT, { [field(0)]: `# of ${who}` });
      await shown(SAVE, who);
    }
    at.deps.clock.advance(1_000);
    await Promise.all([ALICE, BOB].map((who) => person(who).submits(SAVE)));
    await at.settled();
    const left = [ALICE, BOB].filter((who) => at.local.control.modals(who).length > 0);
    expect(left).toHaveLength(1);
    const [loser = ''] = left;
    const form = JSON.stringify(await shown(SAVE, loser));
    expect(form).toContain(CHANGED);
    expect(form).toContain(`# of ${loser}`);
    expect(await savedRules()).toBe(`# of ${loser === ALICE ? BOB : ALICE}`);
  });

  test.each([
    ['saved', null, CART, 'are saved'],
    ['refused when something was changed since', '# by somebody else', '# by somebody else', 'Nothing was saved'],
  ])('at the next start, a form that was sent when the process died is %s', async (_name, meanwhile, rules, said) => {
    await opened();
    await person().submits(EDIT, { [field(0)]: CART });
    await shown(SAVE);
    at.local.setDelivery({ mode: 'http', url: 'http://127.0.0.1:9/slack/events' });
    await person().submits(SAVE);
    const body = JSON.stringify(at.local.control.deliveries().at(-1)?.payload);
    expect(await savedRules()).toBe(RULES);
    if (meanwhile !== null) await saves(meanwhile);
    const data = { key: 'sent', body, state: 'open', receivedAt: at.deps.clock.now() };
    await at.deps.db.write((tx) => tx.inboundRequest.create({ data }));
    const { edge } = await listenWith(at.deps, at.slack);
    await edge.start();
    await edge.idle();
    await heard(said);
    expect(await savedRules()).toBe(rules);
  });

  test('who is no admin any more cannot save', async () => {
    await opened();
    await person().submits(EDIT, { [field(0)]: CART });
    await shown(SAVE);
    await at.deps.db.write((tx) => tx.user.updateMany({ data: { isAdmin: false, isSlackAdmin: false } }));
    expect((await person().submits(SAVE)).errors?.[field(1)]).toContain('Only an admin can do this.');
    expect(await savedRules()).toBe(RULES);
  });
});

test('who is no admin can look, but is told who can write', async () => {
  await person(BOB).runs(ALERTS, '/assign-admin rules show checkout');
  await at.settled();
  expect(at.heard(BOB).join()).toContain('Rules of *checkout*');
  await person(BOB).runs(ALERTS, '/assign-admin codeowners set checkout');
  const form = JSON.stringify(await shown('Only an admin', BOB));
  expect(form).toContain('Alice Nguyen');
  expect(form).not.toContain(EDIT);
});

test('a text is shown with buttons that edit it and go back', async () => {
  await saves('/src/pay/ @acme/payments', 'codeowners');
  await person().runs(ALERTS, '/assign-admin codeowners show checkout');
  await at.settled();
  expect(at.heard(ALICE).join()).toContain('CODEOWNERS of *checkout*');
  const [message] = at.local.control.ephemerals(ALICE).slice(-1);
  await person().clicks(message as never, 'Edit…');
  expect(JSON.stringify(await shown(EDIT))).toContain('@acme/payments');
  await person().clicks(message as never, 'Back');
  await heard('is back at what it had before: 1 rule, and 0 rules from CODEOWNERS');
  expect(await stored()).toMatchObject({ rules: RULES, codeowners: '' });
});

test('automatic assignment is turned off by command and on by form', async () => {
  await person().runs(ALERTS, '/assign-admin rules auto checkout off');
  await heard('Automatic assignment of *checkout* (`checkout`) is off');
  expect(await stored()).toMatchObject({ autoAssign: false, rules: RULES });
  await person().runs(ALERTS, '/assign-admin rules auto');
  await shown('admin_rules-auto');
  expect(await person().submits('admin_rules-auto', checkout)).toEqual({ ok: true });
  await heard('Automatic assignment of *checkout* (`checkout`) is on');
  expect(await stored()).toMatchObject({ autoAssign: true, rules: RULES });
});
