import { isObject, objectsOf, textOf, type Json } from '../json';
import {
  boolean,
  integer,
  listOf,
  matching,
  optional,
  required,
  shape,
  string,
  typed,
  url,
  type Check,
  type Report,
} from './checks';
import { messageBlock, viewBlock } from './blocks';
import { LIMITS } from './limits';
import { allOptions, optionGroup, selectOption } from './options';
import { plainText } from './texts';
import { elementsOf } from './walk';

/** Everything that is wrong with a value, in Slack's wording; empty when it may pass. */
function faultsOf(check: Check, value: unknown, pointer: string): string[] {
  const faults: string[] = [];
  check(value, pointer, { fault: (message, at) => faults.push(`[ERROR] ${message} [json-pointer:${at}]`) });
  return faults;
}

function uniqueIds(value: unknown, pointer: string, report: Report): void {
  const blockIds = new Set<unknown>();
  objectsOf(value).forEach((block, index) => {
    if (block.block_id !== undefined && blockIds.has(block.block_id)) {
      report.fault(`duplicate block_id: ${textOf(block.block_id)}`, `${pointer}/${index}/block_id`);
    }
    blockIds.add(block.block_id);
    const actionIds = elementsOf(block).flatMap((element) =>
      element.action_id === undefined ? [] : [element.action_id],
    );
    if (new Set(actionIds).size < actionIds.length) report.fault('duplicate action_id', `${pointer}/${index}`);
  });
}

function blockList(block: Check, max: number, min = 1): Check {
  const list = listOf(block, { min, max });
  return (value, pointer, report) => {
    list(value, pointer, report);
    uniqueIds(value, pointer, report);
  };
}

const messageBlocks = blockList(messageBlock, LIMITS.blocksPerMessage, 0);

export function messageBlockFaults(blocks: unknown): string[] {
  return faultsOf(messageBlocks, blocks, '/blocks');
}

const text = optional(string(LIMITS.messageText, 0));
const legacyField = shape({ title: text, value: text, short: optional(boolean) });
const attachment = shape(
  {
    color: optional(matching(7, /^(good|warning|danger|#[0-9a-fA-F]{6})$/, 'good, warning, danger or a hex colour')),
    blocks: optional(messageBlocks),
    fallback: text,
    text,
    pretext: text,
    title: text,
    title_link: optional(url),
    author_name: text,
    author_link: optional(url),
    author_icon: optional(url),
    fields: optional(listOf(legacyField, { min: 0, max: 100 })),
    footer: text,
    footer_icon: optional(url),
    ts: optional(integer(0, 9_999_999_999)),
    mrkdwn_in: optional(listOf(string(20), { min: 0, max: 10 })),
    image_url: optional(url),
    thumb_url: optional(url),
  },
  (value, pointer, report) => {
    if (value.blocks === undefined) return;
    const mixed = Object.keys(value).filter((name) => !['blocks', 'color', 'fallback'].includes(name));
    for (const name of mixed) report.fault(`not allowed beside blocks: ${name}`, `${pointer}/${name}`);
  },
);

export function attachmentFaults(attachments: unknown): string[] {
  return faultsOf(listOf(attachment, { min: 0, max: LIMITS.attachments }), attachments, '/attachments');
}

const anyView = {
  blocks: required(blockList(viewBlock, LIMITS.blocksPerView)),
  private_metadata: optional(string(LIMITS.privateMetadata, 0)),
  callback_id: optional(string(LIMITS.callbackId, 0)),
  external_id: optional(string(LIMITS.externalId, 0)),
};

const modal = typed(
  'modal',
  {
    ...anyView,
    title: required(plainText(LIMITS.viewTitle)),
    submit: optional(plainText(LIMITS.viewButton)),
    close: optional(plainText(LIMITS.viewButton)),
    clear_on_close: optional(boolean),
    notify_on_close: optional(boolean),
    submit_disabled: optional(boolean),
  },
  (value, pointer, report) => {
    const hasInput = objectsOf(value.blocks).some((block) => block.type === 'input');
    if (hasInput && value.submit === undefined) report.fault('missing required field: submit', pointer);
  },
);
const home = typed('home', anyView);

/** `kind` is what the method takes: a modal for open, push and update, a home for publish. */
export function viewFaults(view: unknown, kind: 'modal' | 'home'): string[] {
  return faultsOf(kind === 'modal' ? modal : home, view, '/view');
}

const suggestions = shape({
  options: optional(listOf(selectOption, { min: 0, max: LIMITS.options })),
  option_groups: optional(listOf(optionGroup, { min: 0, max: LIMITS.optionGroups })),
});

/** Faults of the answer to an external select's question: one list, at most 100 options in all. */
export function suggestionFaults(answer: unknown): string[] {
  const faults = faultsOf(suggestions, answer, '');
  if (!isObject(answer)) return faults;
  const given: Json = answer;
  if ((given.options === undefined) === (given.option_groups === undefined)) {
    faults.push('[ERROR] exactly one of options and option_groups is needed [json-pointer:]');
  }
  if (allOptions(given).length > LIMITS.options) {
    faults.push(`[ERROR] no more than ${LIMITS.options} items allowed [json-pointer:/option_groups]`);
  }
  return faults;
}
