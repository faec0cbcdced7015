import { reads } from './story';
import { ALICE, type Together } from './together';

/** What stories about `/assign-admin` are told with. @param t there once the story has begun */
export function administration(t: () => Together) {
  return {
    /** What a person reads who types `/assign-admin TEXT`. */
    tells: (text: string, who = ALICE, channel = '#general'): Promise<string> =>
      reads(t().slack, who, (person) => person.runs(channel, `/assign-admin ${text}`)),
    opened: (callbackId: string, who = ALICE) => {
      const { slack } = t();
      const form = () => slack.modals(who).find((view) => view.callbackId === callbackId);
      return slack.waitFor(form, `the form ${callbackId}`);
    },
  };
}

/** The key and the id in the first DSN of a text. */
export function dsnIn(text: string): { publicKey: string; id: string } {
  const [, publicKey, id] = /http:\/\/([0-9a-f]{32})@[^/\s]+\/(\d+)/.exec(text) ?? [];
  if (!publicKey || !id) throw new Error(`no DSN in: ${text}`);
  return { publicKey, id };
}
