import { tellKillStory } from '../support/kill-story';

describe('over HTTP', () => {
  tellKillStory({ mode: 'http', moments: /^right after the 200/, rounds: 10 });
});

// Each start takes its second: the ways of delivery differ only in how requests are taken.
describe('over a socket', () => {
  tellKillStory({ mode: 'socket', moments: /new card, before it hears|acknowledgement|line in the thread/, rounds: 3 });
});
