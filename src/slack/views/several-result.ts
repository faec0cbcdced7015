import type { ModalView } from '@slack/types';
import type { SeveralAssigned } from '../../assignment/assign-several';
import type { TriageSummary } from '../../triage/types';
import { section, sectionsOf } from '../blocks/elements';
import { SHOWN } from '../blocks/limits';
import { literal } from '../blocks/mrkdwn';
import { CALLBACKS } from '../ids';
import { answerInShort, issueLine } from '../messages/answer-assignment';
import { triageHeadline, triageLine } from '../messages/answer-triage';
import type { RenderedMessage } from '../messages/rendered-message';
import { count, shortIdName, titleText } from '../messages/words';
import { modal } from './modal';
import { SEVERAL_TITLE } from './several-modal';

export type SeveralDone =
  ({ kind: 'assign' } & SeveralAssigned) | { kind: 'change'; done: TriageSummary | null; missing: number };

/** What became of each of the issues that were ticked. */
export function severalResult(result: SeveralDone): ModalView {
  const { missing } = result;
  const gone = missing === 0 ? [] : [`${count(missing, 'issue is', 'issues are')} not there any more.`];
  const lines = [...linesOf(result), ...gone];
  return modal({
    callbackId: CALLBACKS.loading,
    title: SEVERAL_TITLE,
    blocks: [section(severalInShort(result).text), ...sectionsOf(lines)],
  });
}

/** The same in a sentence for the App Home, with Undo where there is one. */
export function severalInShort(result: SeveralDone): RenderedMessage {
  if (result.done === null) {
    const text = 'Nothing was changed.';
    return { text, blocks: [section(text)] };
  }
  if (result.kind === 'assign') return answerInShort(result.done);
  const text = triageHeadline(result.done);
  return { text, blocks: [section(text)] };
}

function linesOf(result: SeveralDone): string[] {
  if (result.kind === 'change') return result.done?.issues.map(triageLine) ?? [];
  const { done, refused } = result;
  return [
    ...(done ? done.issues.map((entry) => issueLine(done, entry)) : []),
    ...refused.map(({ issue: { shortId, title }, why }) => {
      return `• ${shortIdName(shortId)} ${titleText(title, SHOWN.name)} · not changed: ${literal(why, SHOWN.reason)}`;
    }),
  ];
}
