import type { ReactNode } from 'react';
import type { PageUser } from '../../page-api';
import { shownName } from '../state/names';

function initials(name: string): string {
  const words = name.split(/[\s._-]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return letters
    .map((word) => Array.from(word ?? '?')[0] ?? '?')
    .join('')
    .toUpperCase();
}

/** The app's mark: a flag somebody planted first. */
function DibsMark(): ReactNode {
  return (
    <svg viewBox="0 0 36 36" className="avatar-mark" aria-hidden="true">
      <rect width="36" height="36" fill="#5b2a86" />
      <path d="M0 27c8-4.500 20-6 36-3v12H0z" fill="#7a3fb0" />
      <path d="M12 7.500v21.500" stroke="#fff" strokeWidth="2.600" strokeLinecap="round" />
      <path
        d="M13.300 8.500c4-2.600 7 1.800 13.200-.6l-2.600 5.600 2.600 5.500c-6.200 2.400-9.200-2-13.200.6z"
        fill="#ff9f5a"
      />
    </svg>
  );
}

/** Slack's own user objects carry colours without the hash. */
function cssColor(color: string | undefined): string | undefined {
  return color && /^[0-9a-f]{6}$/i.test(color) ? `#${color}` : color;
}

export function Avatar({ user, size }: { user: PageUser | undefined; size: number }): ReactNode {
  const style = { width: size, height: size, fontSize: Math.round(size * 0.4), background: cssColor(user?.color) };
  return (
    <span className="avatar" style={style} aria-hidden="true">
      {user?.isBot ? <DibsMark /> : initials(user ? user.realName || shownName(user) : '?')}
    </span>
  );
}
