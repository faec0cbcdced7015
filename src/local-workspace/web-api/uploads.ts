import { checkedContent, postAsBot } from '../message-content';
import { MAX_FILE_BYTES } from '../files';
import { isObject, textOf } from '../json';
import type { SharedFile } from '../model';
import { refuse } from '../refusal';
import { newId, newSecret } from '../state/ids';
import type { Workspace } from '../workspace';
import { LIMITS } from '../block-kit/limits';
import { writable } from './conversations';
import type { Args, Method } from './method';
import { fileObject } from './shapes';

const MAX_ALT_TEXT = 1_000;
const TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  csv: 'text/csv',
  txt: 'text/plain',
};

const typeOf = (name: string): string =>
  TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';

const getUploadUrl: Method = {
  args: { filename: 'text', length: 'number', alt_txt: 'text', snippet_type: 'text' },
  needs: { filename: 'invalid_arguments', length: 'invalid_arguments' },
  run: (workspace, args) => {
    const length = args.number('length', 0);
    if (length <= 0) refuse('missing_argument');
    if (length > MAX_FILE_BYTES) refuse('file_upload_size_restricted');
    const altText = args.text('alt_txt');
    if (altText.length > MAX_ALT_TEXT) refuse('alt_txt_too_large');
    const upload = { id: newId('F'), secret: newSecret(), name: args.text('filename'), length, altText, content: null };
    workspace.files.pending.set(upload.id, upload);
    return { upload_url: `${workspace.origin}/upload/${upload.id}-${upload.secret}`, file_id: upload.id };
  },
};

/** Stricter than Slack: files that nobody would see are refused. */
const completeUpload: Method = {
  args: { files: 'json', channel_id: 'text', initial_comment: 'text', blocks: 'json', thread_ts: 'text' },
  needs: { files: 'invalid_arguments', channel_id: 'invalid_arguments' },
  run: (workspace, args) => {
    const to = args.text('channel_id');
    if (!/^[CGDZ][A-Z0-9]{8,}$/.test(to)) {
      refuse('invalid_arguments', [
        '[ERROR] input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$ [json-pointer:/channel_id]',
      ]);
    }
    const channel = writable(workspace, to);
    const files = filesOf(workspace, args);
    const comment = args.text('initial_comment');
    // With a comment Slack does not look at the blocks.
    const blocks = comment === '' ? args.json('blocks') : undefined;
    const content = checkedContent({ text: comment || 'files', blocks }, LIMITS.messageText);
    for (const { file, content: bytes } of files) {
      workspace.files.pending.delete(file.id);
      workspace.files.add({ ...file, channel: channel.id, content: bytes });
    }
    const at = { channel: channel.id, threadTs: args.maybe('thread_ts') ?? null, ephemeralTo: null };
    postAsBot(workspace, { ...at, files: files.map(({ file }) => file) }, { ...content, text: comment });
    return { files: files.map(({ file }) => fileObject(workspace, file, channel.id)) };
  },
};

function filesOf(workspace: Workspace, args: Args): { file: SharedFile; content: Buffer }[] {
  const given = args.json('files');
  if (!Array.isArray(given) || given.length === 0 || !given.every(isObject)) return refuse('invalid_arguments');
  return given.map((one) => {
    const upload = workspace.files.pending.get(textOf(one.id));
    if (!upload?.content) return refuse('file_not_found');
    const { id, name, altText, content } = upload;
    const created = Math.floor(workspace.clock() / 1_000);
    const about = { title: textOf(one.title) || name, altText, size: content.length, mimetype: typeOf(name) };
    return { file: { id, name, ...about, user: workspace.app.botUserId, created }, content };
  });
}

export const uploadMethods: Record<string, Method> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': completeUpload,
};
