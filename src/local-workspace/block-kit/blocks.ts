import { boolean, byType, listOf, optional, required, string, typed, url, type Check, type Field } from './checks';
import { actionsElement, contextImage, inputElement, sectionAccessory } from './elements';
import { LIMITS } from './limits';
import { richTextElement } from './rich-text';
import { anyText, mrkdwn, plainText } from './texts';

function block(type: string, fields: Record<string, Field>, also?: Parameters<typeof typed>[2]): Check {
  return typed(type, { block_id: optional(string(LIMITS.blockId)), ...fields }, also);
}

const everywhere: Record<string, Check> = {
  section: block(
    'section',
    {
      text: optional(anyText(LIMITS.sectionText)),
      fields: optional(listOf(anyText(LIMITS.sectionField), { max: LIMITS.sectionFields })),
      accessory: optional(sectionAccessory),
      expand: optional(boolean),
    },
    (value, pointer, report) => {
      if (value.text === undefined && value.fields === undefined) report.fault('missing required field: text', pointer);
    },
  ),
  actions: block('actions', { elements: required(listOf(actionsElement, { max: LIMITS.actionsElements })) }),
  context: block('context', {
    elements: required(
      listOf(
        byType({
          image: contextImage,
          plain_text: plainText(LIMITS.sectionText),
          mrkdwn: mrkdwn(LIMITS.sectionText),
        }),
        { max: LIMITS.contextElements },
      ),
    ),
  }),
  divider: block('divider', {}),
  header: block('header', { text: required(plainText(LIMITS.headerText)) }),
  image: block('image', {
    image_url: required(url),
    alt_text: required(string(LIMITS.imageAlt)),
    title: optional(plainText(LIMITS.imageTitle)),
  }),
  input: block('input', {
    label: required(plainText(LIMITS.inputLabel)),
    element: required(inputElement),
    hint: optional(plainText(LIMITS.inputHint)),
    optional: optional(boolean),
    dispatch_action: optional(boolean),
  }),
  rich_text: block('rich_text', { elements: required(listOf(richTextElement, { max: 1000 })) }),
};

export const viewBlock: Check = byType(everywhere);

/** Markdown blocks exist in messages only. */
export const messageBlock: Check = byType({
  ...everywhere,
  markdown: block('markdown', { text: required(string(LIMITS.markdownText)) }),
});
