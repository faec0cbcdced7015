import type { ReactNode } from 'react';

function disc(fill: string, rim: string): ReactNode {
  return <circle cx="10" cy="10" r="8.6" fill={fill} stroke={rim} strokeWidth="0.8" />;
}

function tile(fill: string, mark: ReactNode): ReactNode {
  return (
    <>
      <rect x="1.5" y="1.5" width="17" height="17" rx="3" fill={fill} />
      {mark}
    </>
  );
}

const CHECK = (
  <path
    d="M5 10.4l3.4 3.4L15.2 6.6"
    fill="none"
    stroke="#fff"
    strokeWidth="2.6"
    strokeLinecap="round"
    strokeLinejoin="round"
  />
);

function person(x: number, fill: string): ReactNode {
  return (
    <>
      <circle cx={x} cy="6.8" r="3.6" fill={fill} />
      <path d={`M${x - 6} 18c0-4 2.4-6.4 6-6.4s6 2.4 6 6.4z`} fill={fill} />
    </>
  );
}

function glass(sand: ReactNode): ReactNode {
  return (
    <>
      <path d="M5.5 3v3.2L8.8 10l-3.3 3.8V17h9v-3.2L11.2 10l3.3-3.8V3z" fill="#cfe8f7" />
      {sand}
      <path d="M4.2 2.4h11.6M4.2 17.6h11.6" stroke="#a8642a" strokeWidth="2" strokeLinecap="round" />
    </>
  );
}

/** Own drawings for the emoji that Dibs and people around it use most, by Slack's short name. */
export const EMOJI_DRAWINGS: Record<string, ReactNode> = {
  red_circle: disc('#e0245e', '#b81a4b'),
  large_orange_circle: disc('#f4900c', '#d47a05'),
  large_yellow_circle: disc('#fdcb58', '#e3ae32'),
  large_green_circle: disc('#57b560', '#3f9a49'),
  large_blue_circle: disc('#3f94e9', '#2b7acb'),
  large_purple_circle: disc('#aa8ed6', '#8f71bf'),
  white_circle: disc('#eef1f4', '#b6bec8'),
  black_circle: disc('#31373d', '#15181b'),
  palm_tree: (
    <>
      <path d="M9 19c.2-4 .8-7.5 2-10.500" fill="none" stroke="#c1694f" strokeWidth="2" />
      <path
        d="M11 8.5C8 4.500 4 4.500 2 8c3-.8 6-.6 9 .5zM11 8.500c-3.500.5-6 2.500-6 6.500 1.500-3 3.500-5 6-6.500zM11 8.500c3-4 6.500-4 8.500-.5-3-.8-5.500-.6-8.500.5zM11 8.500c3.500.5 5.500 2.500 5.500 6.500-1.500-3-3-5-5.500-6.500zM11 8.500c-1-3.500 0-6 3-7-.8 2.500-1.800 4.500-3 7z"
        fill="#3e9b4f"
      />
    </>
  ),
  white_check_mark: tile('#4eb050', CHECK),
  ballot_box_with_check: tile('#3f94e9', CHECK),
  heavy_check_mark: (
    <path
      d="M3.5 11l4.2 4.3L16.6 5"
      fill="none"
      stroke="#4eb050"
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  x: <path d="M4.5 4.5l11 11M15.5 4.5l-11 11" stroke="#dd2e44" strokeWidth="3.2" strokeLinecap="round" />,
  no_entry: (
    <>
      <circle cx="10" cy="10" r="8.6" fill="#dd2e44" />
      <rect x="4.5" y="8.3" width="11" height="3.4" rx="1" fill="#fff" />
    </>
  ),
  no_entry_sign: (
    <path
      d="M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zM4.8 4.8l10.4 10.4"
      fill="none"
      stroke="#dd2e44"
      strokeWidth="2.6"
    />
  ),
  warning: (
    <>
      <path d="M10 1.8L19 17.6H1z" fill="#ffcc4d" stroke="#e3ae32" strokeWidth="0.8" strokeLinejoin="round" />
      <path d="M10 7.4v4.8M10 14.8v.2" stroke="#31373d" strokeWidth="2" strokeLinecap="round" />
    </>
  ),
  bug: (
    <>
      <path
        d="M3 6l3 2M17 6l-3 2M2 11.5h3.5M18 11.5h-3.5M3.5 17l3-2.5M16.5 17l-3-2.5M8 3L7 1.5M12 3l1-1.5"
        stroke="#3e721d"
        strokeWidth="1.3"
        strokeLinecap="round"
      />
      <ellipse cx="10" cy="11.5" rx="4.8" ry="6.2" fill="#77b255" />
      <circle cx="10" cy="4.8" r="2.6" fill="#5c913b" />
      <path d="M10 7v10.5" stroke="#3e721d" strokeWidth="1" />
    </>
  ),
  bell: (
    <>
      <path
        d="M10 2c-3.6 0-5.4 2.6-5.4 6 0 4-1 5.4-2.4 6.6h15.6C16.4 13.4 15.4 12 15.4 8c0-3.4-1.8-6-5.4-6z"
        fill="#ffac33"
      />
      <circle cx="10" cy="16.4" r="2" fill="#e08a12" />
    </>
  ),
  eyes: (
    <>
      <ellipse cx="5.6" cy="10" rx="4.3" ry="6.2" fill="#fff" stroke="#8899a6" strokeWidth="0.8" />
      <ellipse cx="14.4" cy="10" rx="4.3" ry="6.2" fill="#fff" stroke="#8899a6" strokeWidth="0.8" />
      <circle cx="4.3" cy="10.6" r="2.1" fill="#292f33" />
      <circle cx="13.1" cy="10.6" r="2.1" fill="#292f33" />
    </>
  ),
  wastebasket: (
    <>
      <path d="M4.4 6.2h11.2l-1.3 11.6H5.7z" fill="#9fb0be" />
      <path d="M8 8.6l.4 6.8M12 8.6l-.4 6.8" stroke="#66757f" strokeWidth="1.2" strokeLinecap="round" />
      <path d="M3.4 5.2h13.2M8 5V3.2h4V5" fill="none" stroke="#66757f" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  package: (
    <>
      <path d="M2 6l8-4 8 4v8.5l-8 4-8-4z" fill="#c1694f" />
      <path d="M2 6l8 4 8-4-8-4z" fill="#d99e82" />
      <path d="M10 10v8.5l8-4V6z" fill="#a3553c" />
      <path d="M6 4l8 4v3" fill="none" stroke="#f4dfcf" strokeWidth="1.6" />
    </>
  ),
  hourglass: glass(<path d="M6.6 16.2h6.8v-1.4L10 11.4l-3.4 3.4z" fill="#ffac33" />),
  hourglass_flowing_sand: glass(<path d="M7 6.4h6L10 9.8zM7.4 16.2h5.2L10 13.4z" fill="#ffac33" />),
  wave: (
    <>
      <path
        d="M5.6 9.6L3.8 6.2c-.6-1.2 1-2 1.6-.9l2 3.5-2.2-5c-.5-1.2 1.2-1.9 1.8-.7l2.5 5-1.3-4.9c-.3-1.3 1.5-1.7 1.9-.5l2.3 6.5.6-2c.5-1.5 2.4-.9 2 .6-.6 2.5-.3 4.3-1 6.3-.9 2.6-3.9 3.8-6.3 2.6-1.5-.7-2.2-2-2.9-3.3l-2.1-3.3c-.7-1.1.9-2 1.6-1z"
        fill="#ffdc5d"
        stroke="#e3ae32"
        strokeWidth="0.5"
      />
      <path
        d="M15.2 2.2c1.3.5 2.2 1.4 2.7 2.7M2 13.5c.2 1.5 1 2.7 2.3 3.6"
        fill="none"
        stroke="#5dadec"
        strokeWidth="1.2"
        strokeLinecap="round"
      />
    </>
  ),
  tada: (
    <>
      <path d="M6 7l7 7L2 18z" fill="#ffcc4d" stroke="#e3ae32" strokeWidth="0.6" strokeLinejoin="round" />
      <path
        d="M9 8c1-2 .6-4-.6-5.6M12 11c2-1 4.2-.8 5.8.6M11 9.5c2-1.5 3.5-3.5 4.5-6.5"
        fill="none"
        stroke="#dd2e44"
        strokeWidth="1.3"
        strokeLinecap="round"
      />
      <circle cx="5" cy="3.5" r="1.1" fill="#5dadec" />
      <circle cx="12.5" cy="2.5" r="1" fill="#77b255" />
      <circle cx="17.3" cy="7.5" r="1.1" fill="#aa8ed6" />
      <circle cx="15.6" cy="15.5" r="1.1" fill="#5dadec" />
    </>
  ),
  fire: (
    <>
      <path
        d="M10.5 1.5c.6 3.2 5.7 5.6 5.7 10.6a6.2 6.2 0 01-12.4 0c0-2.6 1.3-4.4 2.5-5.6.2 1.4.7 2.2 1.6 2.7C7.7 6 8.6 3.3 10.5 1.5z"
        fill="#f4900c"
      />
      <path
        d="M10.3 9c.3 1.7 2.7 2.6 2.7 5.2a3 3 0 01-6 0c0-1.6.8-2.4 1.4-3.2.3.7.6 1 1 1.2-.1-1.2.2-2.3.9-3.2z"
        fill="#ffcc4d"
      />
    </>
  ),
  rotating_light: (
    <>
      <path d="M5 14V9.5a5 5 0 0110 0V14z" fill="#dd2e44" />
      <rect x="3" y="14" width="14" height="4" rx="1" fill="#66757f" />
      <path d="M10 1v2M3 3.5l1.5 1.5M17 3.5L15.5 5" stroke="#f4900c" strokeWidth="1.4" strokeLinecap="round" />
    </>
  ),
  speech_balloon: (
    <path
      d="M10 2.5c-4.7 0-8.5 2.9-8.5 6.7 0 2.2 1.3 4.1 3.3 5.3L4 18l4-2.3c.6.1 1.3.2 2 .2 4.7 0 8.5-3 8.5-6.7S14.7 2.5 10 2.5z"
      fill="#bdddf4"
      stroke="#8ec2e6"
      strokeWidth="0.7"
    />
  ),
  bust_in_silhouette: person(10, '#4f6f94'),
  busts_in_silhouette: (
    <>
      {person(13.2, '#7f9bbb')}
      {person(7, '#4f6f94')}
    </>
  ),
  zap: <path d="M11.5 1L4 11.5h5L7.5 19 16 8h-5.5z" fill="#ffac33" />,
  star: <path d="M10 1.5l2.6 5.6 6 .7-4.5 4.1 1.3 6L10 14.8 4.6 17.9l1.3-6L1.4 7.8l6-.7z" fill="#ffac33" />,
  mag: (
    <>
      <circle cx="8" cy="8" r="5.2" fill="#cfe8f7" stroke="#66757f" strokeWidth="1.8" />
      <path d="M12 12l5.5 5.5" stroke="#66757f" strokeWidth="2.6" strokeLinecap="round" />
    </>
  ),
  raising_hand: (
    <>
      <circle cx="9" cy="9" r="5" fill="#ffdc5d" />
      <path d="M2.5 19c0-3.6 2.7-5.5 6.5-5.5s6.5 1.9 6.5 5.5z" fill="#9268ca" />
      <path d="M15.5 15V5" stroke="#9268ca" strokeWidth="2.4" strokeLinecap="round" />
      <circle cx="15.5" cy="3.2" r="2.2" fill="#ffdc5d" />
      <path
        d="M7.2 8.5v.2M10.8 8.5v.2M7.3 11c1 .9 2.4.9 3.4 0"
        fill="none"
        stroke="#664500"
        strokeWidth="1.2"
        strokeLinecap="round"
      />
    </>
  ),
};
