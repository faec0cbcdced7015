import type { KnownBlock } from '@slack/types';
import type { OwnershipText, OwnershipView } from '../../../ownership/views';
import { ADMIN_ACTIONS, encodeOwnership, encodeSlug } from '../../admin-ids';
import { actions, button, confirmed, section, sectionsOf } from '../../blocks/elements';
import { literal } from '../../blocks/mrkdwn';
import { dateAndTime } from '../../blocks/when';
import type { RenderedMessage } from '../rendered-message';
import { count } from '../words';
import { done } from './done';
import { projectName } from './names';
import { numberedText, fencedText } from './numbered-text';
import { areMappable, backCommand, setCommand, skippedLines, staleLines, textName } from './ownership-parts';

const EXAMPLES: Record<OwnershipText, string> = {
  rules: 'Each line says what to look at and who owns it, for example `path:src/pay/* #payments bob@acme.com`.',
  codeowners: 'It is read as on GitHub: each line has a path and its owners, for example `/src/pay/ bob@acme.com`.',
};
const IN_BACKGROUND =
  'Open issues are being looked at in the background, and a direct message tells what moves; what people decided stays as it is.';

function ownershipButtons({ slug, canGoBack }: OwnershipView, text: OwnershipText): KnownBlock {
  const back = confirmed(button(ADMIN_ACTIONS.rulesBack, 'Back', encodeSlug(slug)), {
    title: 'Back to what was before?',
    text: 'Rules and CODEOWNERS become again what they were before the last change, and open issues are looked at with them.',
    yes: 'Go back',
  });
  const edit = button(ADMIN_ACTIONS.editOwnership, 'Edit…', encodeOwnership(text, slug));
  return actions(canGoBack ? [edit, back] : [edit]);
}

const countOf = (ownership: OwnershipView, text: OwnershipText) =>
  count(text === 'rules' ? ownership.ruleCount : ownership.codeownersCount, 'rule');

/** `/assign-admin rules show` and `codeowners show`. */
export function ownershipDetail(ownership: OwnershipView, text: OwnershipText): RenderedMessage {
  const { slug, autoAssign, updatedAt } = ownership;
  const name = projectName(ownership);
  if (ownership[text].trim() === '') {
    const nothing = `${name} has no ${textName(text)} yet. ${EXAMPLES[text]} ${setCommand(text, slug)} opens the form for it.`;
    return done(nothing, ownershipButtons(ownership, text));
  }
  const title = `${text === 'rules' ? 'Rules' : 'CODEOWNERS'} of ${name}`;
  const facts = [
    countOf(ownership, text),
    `automatic assignment is ${autoAssign ? 'on' : 'off: owners are only suggested'}`,
    ...(updatedAt === null ? [] : [`changed ${dateAndTime(updatedAt)}`]),
  ];
  return {
    text: title,
    blocks: [
      section(`${title}\n${facts.join('  ·  ')}`),
      ...numberedText(ownership[text]),
      ...sectionsOf([
        ...staleLines(ownership.stale, text),
        ...(text === 'codeowners' ? skippedLines(ownership.skipped) : []),
      ]),
      ownershipButtons(ownership, text),
    ],
  };
}

/** What was saved, what happens now, and the way back. */
export function ownershipSaved(ownership: OwnershipView, text: OwnershipText): RenderedMessage {
  const { slug, autoAssign, canGoBack } = ownership;
  const stale = ownership.stale.filter((one) => one.text === text).length;
  const said = [
    `The ${textName(text)} of ${projectName(ownership)} ${text === 'rules' ? 'are' : 'is'} saved: ${countOf(ownership, text)}.`,
    IN_BACKGROUND,
    ...(autoAssign ? [] : ['Automatic assignment is off, so owners are only suggested.']),
    ...(stale === 0 ? [] : [`For ${count(stale, 'owner')} nobody can be assigned.`]),
    ...(areMappable(ownership.stale, text) ? ['`/assign-admin codeowners map` lists whom to map.'] : []),
    ...(canGoBack ? [`${backCommand(slug)} goes back to what was there before.`] : []),
  ];
  return done(said.join(' '), ownershipButtons(ownership, text));
}

/** Why a text was not saved whose form is gone, and the text, which would be lost with it. */
export function ownershipNotSaved(text: OwnershipText, value: string, why: string): RenderedMessage {
  const said = `:warning: ${literal(why, 1_200)}`;
  const typed = fencedText(value);
  return done(said, ...(typed.length === 0 ? [] : [section(`The ${textName(text)} that you typed:`), ...typed]));
}

/** One step back was done. */
export function rulesWentBack(ownership: OwnershipView): RenderedMessage {
  const { ruleCount, codeownersCount } = ownership;
  return done(
    `${projectName(ownership)} is back at what it had before: ${count(ruleCount, 'rule')}, and ${count(codeownersCount, 'rule')} from CODEOWNERS. ${IN_BACKGROUND}`,
    ownershipButtons(ownership, 'rules'),
  );
}

export function autoAssignSet(ownership: OwnershipView): RenderedMessage {
  const name = projectName(ownership);
  return done(
    ownership.autoAssign
      ? `Automatic assignment of ${name} is on: an issue that nobody holds goes to the owner whom the rules name, unless a person decided about it.`
      : `Automatic assignment of ${name} is off: the owners whom the rules name are only suggested. Who holds an issue keeps it.`,
  );
}

/** `/assign-admin rules commits`. */
export function commitModeSet(ownership: OwnershipView): RenderedMessage {
  const name = projectName(ownership);
  return done(
    ownership.commitMode === 'assign'
      ? `In ${name}, who changed the code last gets an issue that nobody holds, where no rule names an owner.`
      : `In ${name}, who changed the code last is only suggested.`,
  );
}
