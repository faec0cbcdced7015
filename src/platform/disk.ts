import { statfs } from 'node:fs/promises';
import path from 'node:path';

export interface DiskSpace {
  /** What this process may still use. */
  freeBytes: number;
  totalBytes: number;
}

/** Of the disk that the file lies on; null when the system does not say. */
export async function readDiskSpace(file: string): Promise<DiskSpace | null> {
  try {
    const { bsize, bavail, blocks } = await statfs(path.dirname(file));
    return blocks > 0 ? { freeBytes: bavail * bsize, totalBytes: blocks * bsize } : null;
  } catch {
    return null;
  }
}
