import {
  attachmentFaults,
  messageBlockFaults,
  suggestionFaults,
  viewFaults,
} from '../../src/local-workspace/block-kit/validate';

/** The same block or element so many times. */
const times = (count: number, one: object): object[] => Array.from({ length: count }, () => one);
const plain = (length: number): object => ({ type: 'plain_text', text: 'x'.repeat(length) });
const mrkdwn = (length: number): object => ({ type: 'mrkdwn', text: 'x'.repeat(length) });
const section = (more: object = {}): object => ({ type: 'section', text: mrkdwn(10), ...more });
const actions = (...elements: object[]): object => ({ type: 'actions', elements });
const button = (more: object = {}): object => ({ type: 'button', text: plain(5), ...more });
const option = (value = 'a', more: object = {}): object => ({ text: plain(3), value, ...more });
const options = (count: number): object[] => Array.from({ length: count }, (_, index) => option(`v${index}`));
const select = (more: object = {}): object => ({ type: 'static_select', options: [option()], ...more });
const input = (element: object, more: object = {}): object => ({ type: 'input', label: plain(5), element, ...more });
const confirm = (more: object = {}): object => ({
  title: plain(5),
  text: plain(5),
  confirm: plain(2),
  deny: plain(2),
  ...more,
});
const context = (count: number): object => ({ type: 'context', elements: times(count, mrkdwn(3)) });
const picture = { type: 'image', image_url: 'https://acme.example/a.png', alt_text: 'A chart' };

describe('Blocks of a message', () => {
  const atLimit: [string, object[]][] = [
    ['50 blocks', times(50, { type: 'divider' })],
    ['a section of 3,000 characters', [section({ text: mrkdwn(3000) })]],
    ['3,000 characters outside the basic plane', [section({ text: { type: 'mrkdwn', text: '🙂'.repeat(3000) } })]],
    ['10 fields of 2,000', [{ type: 'section', fields: times(10, mrkdwn(2000)) }]],
    ['a header of 150', [{ type: 'header', text: plain(150) }]],
    ['10 context elements', [context(10)]],
    ['25 buttons', [actions(...times(25, button()))]],
    ['a button label of 75 and a value of 2,000', [actions(button({ text: plain(75), value: 'x'.repeat(2000) }))]],
    ['100 options', [section({ accessory: select({ options: options(100) }) })]],
    ['an option of 75 characters', [section({ accessory: select({ options: [option('a', { text: plain(75) })] }) })]],
    ['a preselected option', [actions(select({ initial_option: option() }))]],
    ['an external select that asks at once', [actions({ type: 'external_select', min_query_length: 0 })]],
    [
      'a confirm dialog at its limits',
      [actions(button({ confirm: confirm({ title: plain(100), text: plain(300) }) }))],
    ],
    ['an overflow menu', [section({ accessory: { type: 'overflow', options: options(5) } })]],
    ['a picture', [picture]],
    [
      'rich text',
      [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Hi' }] }] }],
    ],
    ['markdown', [{ type: 'markdown', text: 'x'.repeat(12_000) }]],
    ['an id of 255', [section({ block_id: 'x'.repeat(255) }), actions(button({ action_id: 'x'.repeat(255) }))]],
  ];
  test.each(atLimit)('%s may pass', (_, blocks) => {
    expect(messageBlockFaults(blocks)).toEqual([]);
  });

  const refused: [string, object[], string][] = [
    ['51 blocks', times(51, { type: 'divider' }), 'no more than 50 items allowed [json-pointer:/blocks]'],
    ['an unknown block', [{ type: 'sectoin' }], 'unsupported type: sectoin [json-pointer:/blocks/0/type]'],
    ['a block without a type', [{}], 'missing required field: type [json-pointer:/blocks/0]'],
    ['an unknown field', [section({ colour: 'red' })], 'invalid additional property: colour [json-pointer:/blocks/0]'],
    ['a section without text', [{ type: 'section' }], 'missing required field: text [json-pointer:/blocks/0]'],
    [
      'an empty text',
      [section({ text: mrkdwn(0) })],
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'a section of 3,001',
      [section({ text: mrkdwn(3001) })],
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      '11 fields',
      [{ type: 'section', fields: times(11, mrkdwn(1)) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      'a field of 2,001',
      [{ type: 'section', fields: [mrkdwn(2001)] }],
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [
      'a header of 151',
      [{ type: 'header', text: plain(151) }],
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'mrkdwn in a header',
      [{ type: 'header', text: mrkdwn(5) }],
      'must be one of plain_text [json-pointer:/blocks/0/text/type]',
    ],
    ['11 context elements', [context(11)], 'no more than 10 items allowed [json-pointer:/blocks/0/elements]'],
    [
      '26 buttons',
      [actions(...times(26, button()))],
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    ['no elements', [actions()], 'no fewer than 1 items allowed [json-pointer:/blocks/0/elements]'],
    [
      'a button label of 76',
      [actions(button({ text: plain(76) }))],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'a button value of 2,001',
      [actions(button({ value: 'x'.repeat(2001) }))],
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'an empty button value',
      [actions(button({ value: '' }))],
      'must be more than 0 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'an unknown button style',
      [actions(button({ style: 'default' }))],
      'must be one of primary, danger [json-pointer:/blocks/0/elements/0/style]',
    ],
    [
      'an address that is none',
      [actions(button({ url: 'javascript:alert(1)' }))],
      'must be a valid URL [json-pointer:/blocks/0/elements/0/url]',
    ],
    [
      'an id of 256',
      [section({ block_id: 'x'.repeat(256) })],
      'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
    ],
    [
      'an action id of 256',
      [actions(button({ action_id: 'x'.repeat(256) }))],
      'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
    ],
    [
      'two blocks of one id',
      [section({ block_id: 'a' }), section({ block_id: 'a' })],
      'duplicate block_id: a [json-pointer:/blocks/1/block_id]',
    ],
    [
      'two elements of one action id',
      [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
      'duplicate action_id [json-pointer:/blocks/0]',
    ],
    [
      '101 options',
      [actions(select({ options: options(101) }))],
      'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'no options',
      [actions(select({ options: [] }))],
      'no fewer than 1 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'options and groups',
      [actions(select({ option_groups: [{ label: plain(3), options: options(1) }] }))],
      'only one of options and option_groups allowed [json-pointer:/blocks/0/elements/0]',
    ],
    [
      'an option of 76',
      [actions(select({ options: [option('a', { text: plain(76) })] }))],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
    ],
    [
      'an option value of 151',
      [actions(select({ options: [option('x'.repeat(151))] }))],
      'must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
    ],
    [
      'a preselected option that is not offered',
      [actions(select({ initial_option: option('b') }))],
      'initial_option must match one of the options [json-pointer:/blocks/0/elements/0/initial_option]',
    ],
    [
      'a confirm title of 101',
      [actions(button({ confirm: confirm({ title: plain(101) }) }))],
      'must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]',
    ],
    [
      'a confirm dialog without a way out',
      [actions(button({ confirm: confirm({ deny: undefined }) }))],
      'missing required field: deny [json-pointer:/blocks/0/elements/0/confirm]',
    ],
    [
      'a text input among actions',
      [actions({ type: 'plain_text_input' })],
      'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'a multi select among actions',
      [actions({ type: 'multi_users_select' })],
      'unsupported type: multi_users_select [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'a button in a context',
      [{ type: 'context', elements: [button()] }],
      'unsupported type: button [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'a text input beside a section',
      [section({ accessory: { type: 'plain_text_input' } })],
      'unsupported type: plain_text_input [json-pointer:/blocks/0/accessory/type]',
    ],
    [
      'a picture without a description',
      [{ ...picture, alt_text: undefined }],
      'missing required field: alt_text [json-pointer:/blocks/0]',
    ],
    [
      '11 checkboxes',
      [actions({ type: 'checkboxes', options: options(11) })],
      'no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]',
    ],
    [
      'a placeholder of 151',
      [actions(select({ placeholder: plain(151) }))],
      'must be less than 151 characters [json-pointer:/blocks/0/elements/0/placeholder/text]',
    ],
  ];
  test.each(refused)('%s is refused', (_, blocks, fault) => {
    expect(messageBlockFaults(blocks)).toEqual([`[ERROR] ${fault}`]);
  });

  test('all faults are listed at once', () => {
    expect(messageBlockFaults([{ type: 'header' }, { type: 'nothing' }])).toHaveLength(2);
  });
});

describe('Attachments', () => {
  test.each<[string, object, boolean]>([
    ['blocks with a colour and a fallback', { color: '#e01e5a', fallback: 'Card', blocks: [section()] }, true],
    ['a named colour', { color: 'danger', text: 'Old style' }, true],
    ['an unknown colour', { color: 'red', text: 'x' }, false],
    ['text beside blocks', { text: 'x', blocks: [section()] }, false],
    ['an unknown field', { colour: 'good' }, false],
    ['a broken block inside', { blocks: [{ type: 'header' }] }, false],
  ])('%s', (_, attachment, fine) => {
    expect(attachmentFaults([attachment]).length === 0).toBe(fine);
  });

  test('101 attachments are too many', () => {
    expect(attachmentFaults(times(101, { text: 'x' }))).toHaveLength(1);
  });
});

describe('Views', () => {
  const modal = (more: object = {}): object => ({ type: 'modal', title: plain(24), blocks: [section()], ...more });
  const typing = input({ type: 'plain_text_input' });

  test.each<[string, object]>([
    ['a modal', modal()],
    ['100 blocks', modal({ blocks: times(100, { type: 'divider' }) })],
    ['an input with a submit button', modal({ submit: plain(24), blocks: [typing] })],
    ['3,000 characters of metadata', modal({ private_metadata: 'x'.repeat(3000) })],
  ])('%s may pass', (_, view) => {
    expect(viewFaults(view, 'modal')).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['a title of 25', modal({ title: plain(25) }), 'must be less than 25 characters [json-pointer:/view/title/text]'],
    ['a title in mrkdwn', modal({ title: mrkdwn(5) }), 'must be one of plain_text [json-pointer:/view/title/type]'],
    [
      '101 blocks',
      modal({ blocks: times(101, { type: 'divider' }) }),
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
    [
      'an input without a submit button',
      modal({ blocks: [typing] }),
      'missing required field: submit [json-pointer:/view]',
    ],
    [
      '3,001 characters of metadata',
      modal({ private_metadata: 'x'.repeat(3001) }),
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'a callback id of 256',
      modal({ callback_id: 'x'.repeat(256) }),
      'must be less than 256 characters [json-pointer:/view/callback_id]',
    ],
    [
      'a button as an input',
      modal({ submit: plain(4), blocks: [input(button())] }),
      'unsupported type: button [json-pointer:/view/blocks/0/element/type]',
    ],
    [
      'markdown',
      modal({ blocks: [{ type: 'markdown', text: 'x' }] }),
      'unsupported type: markdown [json-pointer:/view/blocks/0/type]',
    ],
    [
      'a home where a modal belongs',
      { type: 'home', title: plain(4), blocks: [section()] },
      'must be one of modal [json-pointer:/view/type]',
    ],
  ])('%s is refused', (_, view, fault) => {
    expect(viewFaults(view, 'modal')).toEqual([`[ERROR] ${fault}`]);
  });

  test('a Home tab has neither title nor submit button', () => {
    expect(viewFaults({ type: 'home', blocks: [section()] }, 'home')).toEqual([]);
    expect(viewFaults(modal({ type: 'home' }), 'home')).toHaveLength(1);
  });
});

describe('Answers to an external select', () => {
  const groups = (...sizes: number[]): object => ({
    option_groups: sizes.map((size) => ({ label: plain(5), options: options(size) })),
  });
  test.each<[string, unknown, boolean]>([
    ['100 options', { options: options(100) }, true],
    ['nothing found', { options: [] }, true],
    ['100 options in groups', groups(50, 50), true],
    ['101 options', { options: options(101) }, false],
    ['101 options in groups', groups(50, 51), false],
    ['options and groups', { options: [], ...groups(1) }, false],
    ['neither', {}, false],
    ['nothing at all', undefined, false],
  ])('%s', (_, answer, fine) => {
    expect(suggestionFaults(answer).length === 0).toBe(fine);
  });
});
