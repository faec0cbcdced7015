/** A request that Slack answers with `ok: false` and this code. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly messages: string[] = [],
  ) {
    super(code);
    this.name = 'Refusal';
  }
}

export function refuse(code: string, messages: string[] = []): never {
  throw new Refusal(code, messages);
}
