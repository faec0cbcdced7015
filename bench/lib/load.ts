import { setTimeout as wait } from 'node:timers/promises';
import { Pool } from 'undici';

export interface Post {
  path: string;
  headers: Record<string, string>;
  body: string | Buffer;
}

export interface Target {
  /** Milliseconds until the whole answer was there. Throws when it is not a 2xx. */
  post(post: Post): Promise<number>;
  close(): Promise<void>;
}

export function connectTo(port: number, connections: number): Target {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections });
  return {
    async post(post) {
      const start = performance.now();
      const { statusCode, body } = await pool.request({ ...post, method: 'POST' });
      const text = await body.text();
      if (statusCode >= 300) throw new Error(`${post.path} answered ${statusCode}: ${text.slice(0, 200)}`);
      return performance.now() - start;
    },
    close: () => pool.close(),
  };
}

/**
 * Sends at a fixed rate whether or not earlier requests were answered; answers with each one's milliseconds from the
 * moment it was due, so that a server that stalls is charged for everybody who had to wait.
 */
export async function sendAtRate(target: Target, posts: readonly (() => Post)[], perSecond: number): Promise<number[]> {
  const start = performance.now();
  const sent: Promise<number>[] = [];
  for (const [index, post] of posts.entries()) {
    const due = start + (index * 1_000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await wait(early);
    sent.push(target.post(post()).then(() => performance.now() - due));
  }
  return Promise.all(sent);
}

/** Sends as fast as `atOnce` senders get their answers. */
export async function sendAll(target: Target, posts: Iterable<Post>, atOnce: number): Promise<void> {
  const iterator = posts[Symbol.iterator]();
  const sender = async () => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) await target.post(next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
}

/** Looks until it is so; throws after `longestMs`. */
export async function until(what: string, longestMs: number, look: () => boolean): Promise<void> {
  const deadline = performance.now() + longestMs;
  while (!look()) {
    if (performance.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await wait(10);
  }
}
