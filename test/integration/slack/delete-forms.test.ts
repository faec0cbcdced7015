import { ALERTS, ALICE, startEdge, type EdgeFixture } from '../../support/edge-fixture';
import { closeAll } from '../../support/workspace-fixture';

let at: EdgeFixture;
beforeEach(async () => {
  at = await startEdge();
});
afterEach(closeAll);

const person = () => at.local.control.as(ALICE);
const shown = (what: string) =>
  at.local.control.waitFor(
    () => at.local.control.modals(ALICE).find((view) => JSON.stringify(view).includes(what)),
    `a form with ${what}`,
  );
const checkout = { admin_field_project: { text: { type: 'plain_text', text: 'checkout' }, value: 'v1:checkout' } };
const status = async () => (await at.deps.db.read.project.findFirstOrThrow({ where: { slug: 'checkout' } })).status;

/** Holds up the counting of what a project has until it is let go. */
function holdCounting(): () => void {
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const { read } = at.deps.db;
  const slow = new Proxy(read, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (name !== '$queryRaw') return value;
      return async (sql: TemplateStringsArray, ...values: unknown[]) => {
        if (sql.join('?').includes('COUNT(*)')) await gate;
        return target.$queryRaw(sql, ...values);
      };
    },
  });
  Object.assign(at.deps.db, { read: slow });
  return release;
}

test('the form asks which project, then shows what goes with it and asks for its slug', async () => {
  await person().runs(ALERTS, '/assign-admin project delete');
  expect(JSON.stringify(await shown('Next'))).toContain('Nothing is deleted before you confirm');
  expect(await person().submits('admin_delete_choose', checkout)).toEqual({ ok: true });
  const form = await shown('admin_delete_confirm');
  expect(JSON.stringify(form)).toContain('1 issue');
  expect(await status()).toBe('active');
  expect(await person().submits('admin_delete_confirm', { admin_field_slug: 'CHECKOUT' })).toEqual({ ok: true });
  await at.settled();
  expect(await status()).toBe('pending_deletion');
});

test('a project that takes long to count keeps its form open', async () => {
  await person().runs(ALERTS, '/assign-admin project delete');
  await shown('Next');
  const release = holdCounting();
  expect(await person().submits('admin_delete_choose', checkout)).toEqual({ ok: true });
  expect(JSON.stringify(await shown('One moment'))).not.toContain('admin_delete_confirm');
  release();
  expect(JSON.stringify(await shown('admin_delete_confirm'))).toContain('1 issue');
});

test('a project that is not there is refused at its field', async () => {
  await person().runs(ALERTS, '/assign-admin project delete');
  await shown('Next');
  const unknown = { admin_field_project: { ...checkout.admin_field_project, value: 'v1:gone' } };
  const answer = await person().submits('admin_delete_choose', unknown);
  expect(answer.errors?.['admin_field_project']).toContain('no project “gone”');
});

test('a form about an issue does not open any more when its project was deleted', async () => {
  const [card] = at.local.control.messages(ALERTS);
  await at.deps.db.write((tx) => tx.project.updateMany({ data: { status: 'pending_deletion' } }));
  await person().clicks(card as never, 'Archive…');
  await at.settled();
  const [form] = at.local.control.modals(ALICE);
  expect(JSON.stringify(form)).toContain('The project of this issue was deleted.');
  expect(JSON.stringify(form)).not.toContain('the cart is undefined');
});
