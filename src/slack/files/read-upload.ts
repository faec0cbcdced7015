import { createHash } from 'node:crypto';
import { MAX_CODEOWNERS_TEXT } from '../../ownership/parse-codeowners';
import { isLonger } from '../../ownership/text-lines';
import { invalid } from '../../platform/errors';
import type { SlackRequest } from '../request';
import { findUpload } from './find-upload';

/** A code point has at most four bytes. */
const MAX_BYTES = 4 * MAX_CODEOWNERS_TEXT;

export interface UploadedText {
  fileId: string;
  name: string;
  text: string;
  /** Of the text: the start of its SHA-256. */
  digest: string;
}

/** The text of a file that this person uploaded, as it is in Slack now. Throws one sentence when it cannot be taken. */
export async function readUpload(request: SlackRequest, fileId: string): Promise<UploadedText> {
  const { name, url, size } = await findUpload(request, fileId);
  const content = size > MAX_BYTES ? null : await request.edge.download(url, MAX_BYTES);
  const text = content && textOf(content);
  if (text === null || isLonger(text, MAX_CODEOWNERS_TEXT)) {
    const limit = MAX_CODEOWNERS_TEXT.toLocaleString('en');
    throw invalid(
      'file_too_large',
      `The file has more than ${limit} characters, which is the limit. Nothing was saved.`,
    );
  }
  return { fileId, name, text, digest: createHash('sha256').update(text).digest('hex').slice(0, 32) };
}

export const notText = () => invalid('file_not_text', 'This is not a text file in UTF-8. Nothing was saved.');

function textOf(content: Buffer): string {
  if (content.includes(0)) throw notText();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw notText();
  }
}
