import { sees } from '../support/browser';
import { ALICE } from '../support/together';
import { onThePage } from './on-the-page';

/** A file goes to Dibs from the page, in the conversation with Dibs and nowhere else. */
const here = onThePage();

test('an admin attaches a CODEOWNERS file, sends it, and sees what it would change', async () => {
  here.t.slack.as(ALICE).uploads({ name: 'OLD', content: '* bob@acme.example' }, 'codeowners checkout');
  const { channel } = await here.t.slack.waitFor(() => here.t.slack.dms(ALICE)[0], 'the conversation');
  const page = await here.tab(ALICE);
  expect(await page.getByRole('button', { name: 'Attach a file' }).count()).toBe(0);
  const { origin } = new URL(page.url());
  await page.goto(`${origin}/?as=${ALICE}&channel=${channel}`);
  await sees(page.getByRole('button', { name: 'Attach a file' }));
  const content = Buffer.from('* bob@acme.example');
  await page.locator('input[type=file]').setInputFiles({ name: 'CODEOWNERS', mimeType: 'text/plain', buffer: content });
  await sees(page.getByRole('button', { name: 'Remove CODEOWNERS' }));
  await page.getByRole('button', { name: 'Send' }).click();
  await sees(page.getByText('For which project is'));
});
