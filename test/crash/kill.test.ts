import { tellKillStory } from '../support/kill-story';

describe('over HTTP', () => {
  tellKillStory({ mode: 'http', moments: /./, rounds: 0 });
});
