/**
 * A strict reading of Slack's Block Kit reference, with numbers of its own so that a wrong constant in the code is
 * noticed. Every function returns the faults it finds, each with the place; none means Slack would take it.
 */
type Json = Record<string, unknown>;
type Fault = (place: string, what: string) => void;
type Check = (value: unknown, place: string, fault: Fault) => void;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function text(max: number, min = 1): Check {
  return (value, place, fault) => {
    if (typeof value !== 'string') return fault(place, 'is not a string');
    if (value.length < min || value.trim() === '') fault(place, 'is empty');
    if (value.length > max) fault(place, `has ${value.length} characters, more than ${max}`);
    if (/\p{Surrogate}/u.test(value)) fault(place, 'has half a character');

    if (/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/.test(value)) fault(place, 'has invisible characters');
  };
}

/** What is in a field: as {@link text}, with tabs. */
const typed =
  (max: number): Check =>
  (value, place, fault) =>
    text(max)(typeof value === 'string' ? value.replaceAll('\t', ' ') : value, place, fault);

/** What machines read back: its length counts, its characters do not. */
function data(max: number): Check {
  return (value, place, fault) => {
    if (typeof value !== 'string' || value === '' || value.length > max) fault(place, `is not 1 to ${max} characters`);
  };
}

const flag: Check = (value, place, fault) => {
  if (typeof value !== 'boolean') fault(place, 'is not a boolean');
};

function number(min: number, max: number): Check {
  return (value, place, fault) => {
    if (!Number.isInteger(value) || (value as number) < min || (value as number) > max) fault(place, 'is out of range');
  };
}

function oneOf(...allowed: string[]): Check {
  return (value, place, fault) => {
    if (!allowed.includes(value as string)) fault(place, `is ${String(value)}, none of ${allowed.join(', ')}`);
  };
}

function list(check: Check, max: number): Check {
  return (value, place, fault) => {
    if (!Array.isArray(value)) return fault(place, 'is not a list');
    if (value.length === 0) fault(place, 'is empty');
    if (value.length > max) fault(place, `has ${value.length} entries, more than ${max}`);
    value.forEach((entry, index) => check(entry, `${place}[${index}]`, fault));
  };
}

/** Field names end with `?` when they may be absent. */
function object(fields: Record<string, Check>): Check {
  return (value, place, fault) => {
    if (!isObject(value)) return fault(place, 'is not an object');
    const names = new Set(Object.keys(fields).map((name) => name.replace('?', '')));
    for (const name of Object.keys(value)) if (!names.has(name)) fault(`${place}.${name}`, 'is unknown');
    for (const [key, check] of Object.entries(fields)) {
      const name = key.replace('?', '');
      if (value[name] !== undefined) check(value[name], `${place}.${name}`, fault);
      else if (!key.endsWith('?')) fault(`${place}.${name}`, 'is missing');
    }
  };
}

function byType(table: Record<string, Record<string, Check>>): Check {
  return (value, place, fault) => {
    const type = isObject(value) ? String(value.type) : 'nothing';
    const fields = Object.hasOwn(table, type) ? table[type] : undefined;
    if (!fields) return fault(place, `has ${type}, which may not stand here`);
    object({ type: oneOf(type), ...fields })(value, place, fault);
  };
}

const plain = (max: number): Check => object({ type: oneOf('plain_text'), text: text(max), 'emoji?': flag });

/** mrkdwn that can mention nobody: tokens other than dates and web links, and characters that could begin one, are faults. */
export function checkMrkdwn(value: string): string[] {
  const faults: string[] = [];
  const rest = value
    .replace(/<!date\^\d{1,12}\^[^<>|^]+\|[^<>|]+>/g, '')
    // A channel's name as a link: whoever is in it is not told.
    .replace(/<#[CG][A-Z0-9]{1,29}>/g, '')
    .replace(/<https?:\/\/[^\s<>|]+\|[^<>|\n]+>/g, '')
    .replace(/^> /gm, '');
  if (/[<>]/.test(rest)) faults.push(`has a bare < or > in ${JSON.stringify(rest.slice(0, 200))}`);
  if (/&(?!(?:amp|lt|gt);)/.test(rest)) faults.push('has a bare &');
  const pieces = value.split('```');
  if (pieces.length % 2 === 0) faults.push('has a fence that does not end');
  pieces.forEach((piece, index) => {
    if (index % 2 === 1 && !/^\n[^]*\n$/.test(piece)) faults.push('has a fence that was broken out of');
    if (index % 2 === 0 && (piece.match(/`/g) ?? []).length % 2 === 1) faults.push('has inline code that does not end');
  });
  return faults;
}

function mrkdwnText(max: number): Check {
  return (value, place, fault) => {
    object({ type: oneOf('mrkdwn'), text: text(max), verbatim: flag })(value, place, fault);
    if (!isObject(value) || typeof value.text !== 'string') return;
    if (value.verbatim !== true) fault(place, 'lets Slack turn plain words into mentions');
    for (const what of checkMrkdwn(value.text)) fault(place, what);
  };
}

const anyText =
  (max: number): Check =>
  (value, place, fault) =>
    (isObject(value) && value.type === 'mrkdwn' ? mrkdwnText(max) : plain(max))(value, place, fault);

const optionFields = object({ text: plain(75), value: data(75), 'description?': plain(75) });
const actionId = data(255);

const elements: Record<string, Record<string, Check>> = {
  button: {
    action_id: actionId,
    text: plain(75),
    value: data(2000),
    'style?': oneOf('primary', 'danger'),
    'confirm?': object({
      title: plain(100),
      text: plain(300),
      confirm: plain(30),
      deny: plain(30),
      'style?': oneOf('primary', 'danger'),
    }),
  },
  static_select: {
    action_id: actionId,
    placeholder: plain(150),
    options: list(optionFields, 100),
    'initial_option?': optionFields,
  },
  external_select: {
    action_id: actionId,
    placeholder: plain(150),
    min_query_length: number(0, 100),
    'initial_option?': optionFields,
  },
};

const inputs: Record<string, Record<string, Check>> = {
  external_select: elements.external_select ?? {},
  static_select: elements.static_select ?? {},
  multi_external_select: {
    action_id: actionId,
    placeholder: plain(150),
    min_query_length: number(0, 100),
    'max_selected_items?': number(1, 100),
    'initial_options?': list(optionFields, 100),
  },
  plain_text_input: {
    action_id: actionId,
    'placeholder?': plain(150),
    'multiline?': flag,
    'max_length?': number(1, 3000),
    'initial_value?': typed(3000),
  },
  users_select: { action_id: actionId, placeholder: plain(150) },
  multi_users_select: { action_id: actionId, placeholder: plain(150) },
  conversations_select: {
    action_id: actionId,
    placeholder: plain(150),
    filter: object({ include: list(oneOf('public', 'private', 'im', 'mpim'), 4), 'exclude_bot_users?': flag }),
    'initial_conversation?': data(30),
  },
  radio_buttons: { action_id: actionId, options: list(optionFields, 10), 'initial_option?': optionFields },
  checkboxes: {
    action_id: actionId,
    options: list(optionFields, 10),
    'initial_options?': list(optionFields, 10),
  },
};

const block = byType({
  section: { 'block_id?': data(255), text: anyText(3000), 'accessory?': byType(elements) },
  actions: { 'block_id?': data(255), elements: list(byType(elements), 25) },
  context: { 'block_id?': data(255), elements: list(anyText(3000), 10) },
  header: { 'block_id?': data(255), text: plain(150) },
  divider: { 'block_id?': data(255) },
});

const viewOnlyBlock = byType({
  input: { block_id: data(255), label: plain(2000), element: byType(inputs), 'optional?': flag },
});

const viewBlock: Check = (value, place, fault) =>
  (isObject(value) && value.type === 'input' ? viewOnlyBlock : block)(value, place, fault);

function repeated(values: readonly unknown[]): unknown[] {
  return values.filter((value, index) => value !== undefined && values.indexOf(value) !== index);
}

function checkIds(blocks: readonly Json[], fault: Fault): void {
  for (const id of repeated(blocks.map((one) => one.block_id))) fault('blocks', `repeat the block_id ${String(id)}`);
  for (const one of blocks) {
    const inside = Array.isArray(one.elements) ? (one.elements as Json[]) : [];
    for (const id of repeated(inside.map((element) => element.action_id))) {
      fault(String(one.block_id), `repeats the action_id ${String(id)}`);
    }
  }
}

function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + textLength(entry), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [name, entry]) => sum + (name === 'text' && typeof entry === 'string' ? entry.length : textLength(entry)),
    0,
  );
}

function collect(run: (fault: Fault) => void): string[] {
  const faults: string[] = [];
  run((place, what) => faults.push(`${place} ${what}`));
  return faults;
}

export function checkMessage(message: unknown): string[] {
  return collect((fault) => {
    object({ text: text(4000), blocks: list(block, 50) })(message, 'message', fault);
    if (!isObject(message)) return;
    if (typeof message.text === 'string') for (const what of checkMrkdwn(message.text)) fault('text', what);
    if (!Array.isArray(message.blocks)) return;
    checkIds(message.blocks as Json[], fault);
    if (textLength(message.blocks) > 12_000) fault('blocks', 'have more than 12,000 characters together');
  });
}

export function checkView(view: unknown): string[] {
  return collect((fault) => {
    const isModal = isObject(view) && view.type === 'modal';
    const fields = { blocks: list(viewBlock, 100), 'private_metadata?': data(3000) };
    const modalFields = { callback_id: data(255), title: plain(24), 'submit?': plain(24), 'close?': plain(24) };
    object({ type: oneOf('modal', 'home'), ...fields, ...(isModal ? modalFields : {}) })(view, 'view', fault);
    if (!isObject(view) || !Array.isArray(view.blocks)) return;
    const blocks = view.blocks as Json[];
    checkIds(blocks, fault);
    if (blocks.some((one) => one.type === 'input') && view.submit === undefined) fault('view.submit', 'is missing');
    if (JSON.stringify(view).length > 250_000) fault('view', 'is larger than 250 kB');
  });
}

/** The answer to a menu that asks for options. */
export function checkMenuAnswer(answer: unknown): string[] {
  return collect((fault) => {
    if (isObject(answer) && Array.isArray(answer.options) && answer.options.length === 0) return;
    const group = object({ label: plain(75), options: list(optionFields, 100) });
    object({ 'options?': list(optionFields, 100), 'option_groups?': list(group, 100) })(answer, 'answer', fault);
    const groups = isObject(answer) && Array.isArray(answer.option_groups) ? (answer.option_groups as Json[]) : [];
    const all = groups.flatMap((one) => (Array.isArray(one.options) ? (one.options as Json[]) : []));
    if (all.length > 100) fault('answer', `has ${all.length} options in all, more than 100`);
    for (const value of repeated(all.map((one) => one.value))) fault('answer', `offers ${String(value)} twice`);
  });
}
