import fc from 'fast-check';
import { MAX_ENVELOPE_ITEMS, parseEnvelope } from '../../../src/events/envelope';
import { DibsError } from '../../../src/platform/errors';

const parse = (text: string) => parseEnvelope(Buffer.from(text));
const itemsOf = (text: string) => parse(text).items.map((item) => [item.type, item.payload.toString()]);

describe('an envelope', () => {
  test.each([
    ['an item that ends at the newline', '{}\n{"type":"event"}\n{"a":1}\n', [['event', '{"a":1}']]],
    ['a missing last newline', '{}\n{"type":"event"}\n{"a":1}', [['event', '{"a":1}']]],
    ['an item with a length', '{}\n{"type":"event","length":7}\n{"a":1}\n', [['event', '{"a":1}']]],
    ['a length at the very end', '{}\n{"type":"event","length":7}\n{"a":1}', [['event', '{"a":1}']]],
    ['newlines inside a payload with a length', '{}\n{"type":"event","length":5}\n{\n\n\n}\n', [['event', '{\n\n\n}']]],
    [
      'several items',
      '{}\n{"type":"session"}\n{}\n{"type":"event"}\n{"b":2}\n',
      [
        ['session', '{}'],
        ['event', '{"b":2}'],
      ],
    ],
    [
      'blank lines between items',
      '{}\n\n{"type":"a"}\n{}\n\r\n\n{"type":"b"}\n{}\n\n',
      [
        ['a', '{}'],
        ['b', '{}'],
      ],
    ],
    [
      'carriage returns',
      '{}\r\n{"type":"event","length":2}\r\n{}\r\n{"type":"x"}\r\n{}',
      [
        ['event', '{}'],
        ['x', '{}'],
      ],
    ],
    ['no items', '{"event_id":"1"}', []],
    ['no items but a newline', '{}\n', []],
    ['an empty payload at the end', '{}\n{"type":"event"}', [['event', '']]],
    ['a null length', '{}\n{"type":"event","length":null}\n{}\n', [['event', '{}']]],
  ])('is read with %s', (_name, text, expected) => {
    expect(itemsOf(text)).toEqual(
      expected.map(([type, payload]) => [
        type,
        expect.stringMatching(new RegExp(`^${escape(payload)}\\r?$`)) as unknown,
      ]),
    );
  });

  test.each([
    ['nothing at all', ''],
    ['no JSON', 'hello'],
    ['a list for a header', '[]\n'],
    ['a broken item header', '{}\n{"type":'],
    ['an item without a type', '{}\n{"length":2}\n{}'],
    ['a negative length', '{}\n{"type":"event","length":-1}\n{}'],
    ['a length that is text', '{}\n{"type":"event","length":"2"}\n{}'],
    ['a fraction for a length', '{}\n{"type":"event","length":1.5}\n{}'],
    ['a payload shorter than its length', '{}\n{"type":"event","length":20}\n{}'],
    ['a payload longer than its length', '{}\n{"type":"event","length":1}\n{}'],
    ['too many items', `{}\n${'{"type":"x"}\n{}\n'.repeat(MAX_ENVELOPE_ITEMS + 1)}`],
  ])('is refused with a reason when it has %s', (_name, text) => {
    expect(() => parse(text)).toThrow(
      expect.objectContaining({ kind: 'invalid', sentence: expect.stringMatching(/^[A-Z].*\.$/) as unknown }) as Error,
    );
  });

  test('gives back the payloads that were framed with their lengths, whatever bytes they hold', () => {
    const payloads = fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 5 });
    fc.assert(
      fc.property(payloads, (list) => {
        const framed = list.flatMap((payload) => [
          Buffer.from(`{"type":"event","length":${payload.length}}\n`),
          Buffer.from(payload),
          Buffer.from('\n'),
        ]);
        const { items } = parseEnvelope(Buffer.concat([Buffer.from('{}\n'), ...framed]));
        expect(items.map((item) => [...item.payload])).toEqual(list.map((payload) => [...payload]));
      }),
    );
  });

  test('never throws anything but a refusal, whatever bytes come', () => {
    const pieces = fc.constantFrom(
      '{}',
      '{"type":"event"}',
      '{"type":"event","length":3}',
      '\n',
      '\r\n',
      'x',
      '"',
      '{',
    );
    const input = fc.oneof(
      fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)),
      fc.array(pieces, { maxLength: 12 }).map((list) => Buffer.from(list.join(''))),
    );
    fc.assert(
      fc.property(input, (bytes) => {
        try {
          parseEnvelope(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(DibsError);
        }
      }),
    );
  });
});

function escape(text: string | undefined): string {
  return (text ?? '').replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
