import type { ReactNode } from 'react';

function Icon({ children, size = 18 }: { children: ReactNode; size?: number }): ReactNode {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const ChevronIcon = () => <Icon size={14}>{<path d="M5 8l5 5 5-5" />}</Icon>;
export const CheckIcon = () => <Icon size={16}>{<path d="M4 10.5l4 4 8-9" />}</Icon>;
export const CloseIcon = () => <Icon size={16}>{<path d="M5 5l10 10M15 5L5 15" />}</Icon>;
export const BackIcon = () => <Icon>{<path d="M12 4l-6 6 6 6" />}</Icon>;
export const HashIcon = () => <Icon size={16}>{<path d="M8 3L6 17M14 3l-2 14M3.5 7.5h14M2.5 12.5h14" />}</Icon>;
export const BulbIcon = () => (
  <Icon>{<path d="M7 13.5c-1.5-1-2.5-2.6-2.5-4.5a5.5 5.5 0 0111 0c0 1.9-1 3.5-2.5 4.5V15H7zM8 17.5h4" />}</Icon>
);
export const MoonIcon = () => <Icon>{<path d="M16.5 11.5A7 7 0 018.5 3.5a7 7 0 108 8z" />}</Icon>;
export const SunIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="3.5" />
    <path d="M10 2.5v1.5M10 16v1.5M2.5 10H4M16 10h1.5M4.7 4.7l1 1M14.3 14.3l1 1M15.3 4.7l-1 1M5.7 14.3l-1 1" />
  </Icon>
);
export const ReplyIcon = () => <Icon>{<path d="M3 4.5h14v9H9l-4 3.5v-3.5H3zM7 9h6" />}</Icon>;
export const LinkIcon = () => (
  <Icon>{<path d="M8 12l4-4M9 5.5l1.5-1.5a3.5 3.5 0 015 5L14 10.5M11 14.5L9.5 16a3.5 3.5 0 01-5-5L6 9.5" />}</Icon>
);
export const SlashIcon = () => <Icon>{<path d="M12 5L8 15M3 3h14v14H3z" />}</Icon>;
export const ClipIcon = () => (
  <Icon>
    {<path d="M15.5 9.5l-5.6 5.6a3.5 3.5 0 01-5-5l6.3-6.3a2.3 2.3 0 013.3 3.3l-6.2 6.2a1.1 1.1 0 01-1.6-1.6l5.3-5.3" />}
  </Icon>
);
export const AtIcon = () => (
  <Icon>
    <circle cx="10" cy="10" r="3" />
    <path d="M13 7v4.5c0 2.5 4 2 4-1.5a7 7 0 10-2.5 5.4" />
  </Icon>
);
export const EyeIcon = () => (
  <Icon size={14}>
    <path d="M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5z" />
    <circle cx="10" cy="10" r="2.2" />
  </Icon>
);
export const DotsIcon = () => (
  <Icon>
    <circle cx="4.5" cy="10" r="1" fill="currentColor" />
    <circle cx="10" cy="10" r="1" fill="currentColor" />
    <circle cx="15.5" cy="10" r="1" fill="currentColor" />
  </Icon>
);
export const SendIcon = () => (
  <svg className="icon" width="16" height="16" viewBox="0 0 20 20" fill="currentColor" aria-hidden="true">
    <path d="M2.5 3l15.5 7-15.5 7 1.5-5.5L11 10 4 8.5z" />
  </svg>
);
