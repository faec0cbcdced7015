import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CATALOG, IDS } from '../../../src/analytics/catalog';

const page = readFileSync(path.resolve(__dirname, '../../../docs/analytics.md'), 'utf8');

type Attributes = Readonly<Record<string, { is: string | readonly string[]; says: string }>>;

const kind = (is: string | readonly string[]) =>
  typeof is === 'string' ? is : is.map((word) => `\`${word}\``).join(', ');
const row = ([name, { is, says }]: [string, Attributes[string]]) => `| \`${name}\` | ${kind(is)} | ${says} |`;
const table = (attributes: Attributes) =>
  ['| attribute | value | meaning |', '|---|---|---|', ...Object.entries(attributes).map(row)].join('\n');

/** The part of docs/analytics.md that the catalogue dictates. */
function written(): string {
  const sections = Object.entries(CATALOG).map(([type, { says, attributes }]) => {
    const own = Object.keys(attributes).length > 0 ? `\n\n${table(attributes)}` : '';
    return `### \`${type}\`\n\n${says}${own}`;
  });
  return [`Every event has\n\n${table(IDS)}`, ...sections].join('\n\n');
}

test('docs/analytics.md describes every event and attribute of the catalogue, and no other', () => {
  const from = page.indexOf('Every event has');
  const to = page.indexOf('\n## ', from);
  expect(page.slice(from, to).trimEnd()).toBe(written());
});
