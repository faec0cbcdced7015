import type { SharedFile } from './model';

/** Bytes of one file, and of all that are kept. */
export const MAX_FILE_BYTES = 16_000_000;
const MAX_ALL_BYTES = 64_000_000;

export type StoredFile = SharedFile & { channel: string; content: Buffer };

/** What the app announced, until it is a message's: the content is there once it was sent to the address with the secret. */
export interface PendingUpload {
  id: string;
  secret: string;
  name: string;
  length: number;
  altText: string;
  content: Buffer | null;
}

/** What was uploaded, in memory: beyond the limit, and after a restart, the oldest are gone. */
export interface Files {
  add(file: StoredFile): void;
  get(id: string): StoredFile | 'deleted' | undefined;
  remove(id: string): void;
  readonly pending: Map<string, PendingUpload>;
}

export function createFiles(): Files {
  const files = new Map<string, StoredFile | 'deleted'>();
  const kept = () => [...files.values()].filter((file) => file !== 'deleted');
  return {
    pending: new Map(),
    add: (file) => {
      files.set(file.id, file);
      let bytes = kept().reduce((sum, { size }) => sum + size, 0);
      for (const { id, size } of kept()) {
        if (bytes <= MAX_ALL_BYTES) break;
        files.delete(id);
        bytes -= size;
      }
    },
    get: (id) => files.get(id),
    remove: (id) => {
      if (files.has(id)) files.set(id, 'deleted');
    },
  };
}
