import { useState } from 'react';
import type { SendCommand, SendMessage } from '../../page-api';
import { post, postFile, RequestError } from '../state/api';
import { useWorkspace } from '../state/workspace-context';
import { toSlackText } from '../text/outgoing';

interface Send {
  /** Answers whether the text was taken, so that a refused one stays in the composer. */
  send: (text: string, file: File | null) => Promise<boolean>;
  problem: string | null;
  clearProblem: () => void;
}

/** Sends what was typed: a slash command to its app, anything else as a message. */
export function useSend(channel: string, thread: string | null): Send {
  const { state } = useWorkspace();
  const [problem, setProblem] = useState<string | null>(null);
  const { me } = state.boot;
  const deliver = async (text: string, file: File | null): Promise<string | null> => {
    if (file !== null) {
      const about = { as: me, channel, name: file.name, type: file.type, text: toSlackText(text, state.boot) };
      await postFile('/client/upload', about, file);
      return null;
    }
    if (!text.startsWith('/')) {
      const message: SendMessage = { as: me, channel, text: toSlackText(text, state.boot) };
      await post('/client/message', thread === null ? message : { ...message, threadTs: thread });
      return null;
    }
    const name = text.split(/\s/, 1)[0] ?? text;
    if (thread !== null) return `${name} is not supported in threads. Type it in the channel.`;
    if (!state.boot.commands.some(({ command }) => command === name)) {
      return `${name} is not a command here. Type / to see those that are.`;
    }
    const command: SendCommand = { as: me, channel, text };
    const answer = await post<{ ok: boolean; error?: string }>('/client/command', command);
    return answer.ok ? null : (answer.error ?? `${name} failed: the app did not answer in time.`);
  };
  const send = async (text: string, file: File | null): Promise<boolean> => {
    setProblem(null);
    try {
      const fault = await deliver(text, file);
      setProblem(fault);
      return fault === null;
    } catch (error) {
      setProblem(error instanceof RequestError ? error.message : 'The message could not be sent. Try again.');
      return false;
    }
  };
  return { send, problem, clearProblem: () => setProblem(null) };
}
