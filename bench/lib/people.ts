import { searchText } from '../../src/people/fold-text';
import type { Bare } from './bare';
import { pick, seededRandom } from './stats';
import { ORGANIZATION } from './world';

const FIRST =
  `Aaron Abebe Aiko Aisha Alejandro Alice Amara Anaïs André Anna Antonio Beatriz Bob Björn Bruno Camille Carlos Carol
  Chen Chloé Clara Daan Dan Daniela Dmitri Elif Emma Erin Fatima Felix Femi François Freja Gabriel Grace Günther Hal Hana
  Hugo Ibrahim Ines Isabel Ivan Jana Jean-Luc Jiří Jonas José Julia Kai Karim Katarzyna Kenji Lars Laura Léa Liam Lin Łukasz
  Mallory Marco María Mei Miguel Mohammed Nadia Nikolai Noah Nora Olga Omar Oscar Paula Pedro Priya Quentin Rafael Raúl Renée
  Rosa Sanjay Sara Sebastián Sofía Søren Tariq Thomas Uma Valentina Viktor Wei Xavier Yara Yusuf Zoë Zsófia`.split(
    /\s+/,
  );
const LAST =
  `Abdi Adeyemi Ahmed Almeida Andersen Becker Bernard Bianchi Castro Chen Choi Costa Dąbrowski Diaz Dubois Eriksson
  Fernández Fischer Fontaine García González Gupta Hansen Haddad Hernández Hoffmann Ito Ivanov Jansen Jensen Johansson Kaya
  Khan Kim Kowalski Kumar Lambert Larsen Lee Lindström López Martínez Meyer Moreau Müller Nakamura Nguyen Nielsen Novák
  O'Brien O'Neill Okafor Olsen Ortiz Osei Papadopoulos Park Pereira Petrov Rahman Ramírez Rossi Ruiz Sánchez Santos Sato Schmidt
  Silva Singh Smith Söderberg Suzuki Takahashi Tanaka Torres Tran Van-der-Berg Vega Wagner Wang Weiß Wójcik Yamamoto Yılmaz Zhang`.split(
    /\s+/,
  );
const AREAS =
  `payments checkout search catalog login mobile android ios web backend frontend platform data billing orders shipping
  returns fraud risk growth ads email push media images video maps pricing tax invoices ledger identity access audit edge cdn
  storage database queue cache metrics logs alerts incident release build test quality docs support sales partners legal`.split(
    /\s+/,
  );

const ascii = (text: string) => searchText([text]).replace(/[^a-z]+/g, '');

/** 10,000 people and 1,000 teams with the search text that mirroring gives them. */
export function addCrowd(bare: Bare, people = 10_000, teams = 1_000): void {
  const random = seededRandom(7);
  const now = Date.now();
  const user = bare.prepare(`
    INSERT INTO "User" ("organizationId", "slackUserId", "handle", "displayName", "realName", "email", "kind", "isActive", "isSlackAdmin", "search", "syncedAt")
    VALUES (${ORGANIZATION}, ?, ?, ?, ?, ?, 'member', 1, 0, ?, ${now})`);
  const team = bare.prepare(`
    INSERT INTO "Team" ("id", "organizationId", "slug", "name", "search", "createdAt") VALUES (?, ${ORGANIZATION}, ?, ?, ?, ${now})`);
  bare.transaction(() => {
    for (let index = 0; index < people; index++) {
      const [first, last] = [pick(random, FIRST), pick(random, LAST)];
      const name = `${first} ${last}`;
      const handle = `${ascii(first)}.${ascii(last)}${index}`;
      const email = `${handle}@acme.example`;
      user.run(`U1${index}`, handle, name, name, email, searchText([name, name, handle, email]));
    }
    for (let index = 0; index < teams; index++) {
      const slug = `${pick(random, AREAS)}-${pick(random, AREAS)}-${index}`;
      const name = slug.replace(/-/g, ' ');
      team.run(BigInt(ORGANIZATION) + 100n + BigInt(index), slug, name, searchText([name, slug]));
    }
  })();
}

/** What people type into the menu: letter by letter, in capitals, with and without accents, and things nobody is called. */
export function typedQueries(count: number): string[] {
  const random = seededRandom(11);
  const kinds = [
    () => pick(random, FIRST).slice(0, 1),
    () => pick(random, FIRST).slice(0, 2),
    () => pick(random, LAST).slice(0, 3),
    () => pick(random, FIRST),
    () => pick(random, LAST).toUpperCase(),
    () => `${pick(random, FIRST)} ${pick(random, LAST)}`,
    () => `@${ascii(pick(random, FIRST))}.${ascii(pick(random, LAST)).slice(0, 2)}`,
    () => pick(random, LAST).slice(2),
    () => `#${pick(random, AREAS)}`,
    () => `${pick(random, AREAS)}-${pick(random, AREAS).slice(0, 3)}`,
    () => `${ascii(pick(random, LAST))}${Math.floor(random() * 10_000)}@acme`,
    () => `${pick(random, LAST)}qx`,
    () => '',
  ];
  return Array.from({ length: count }, (_, index) => kinds[index % kinds.length]?.() ?? '');
}
