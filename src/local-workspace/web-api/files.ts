import { botIsIn } from '../channels';
import { refuse } from '../refusal';
import type { Method } from './method';
import { fileObject } from './shapes';

export const fileMethods: Record<string, Method> = {
  'files.info': {
    args: { file: 'text', count: 'number', page: 'number', cursor: 'text', limit: 'number' },
    needs: { file: 'file_not_found' },
    run: (workspace, args) => {
      const file = workspace.files.get(args.text('file')) ?? refuse('file_not_found');
      if (file === 'deleted') return refuse('file_deleted');
      const channel = workspace.channels.get(file.channel);
      if (!channel || !botIsIn(workspace, channel)) refuse('file_not_found');
      return { file: fileObject(workspace, file, file.channel), comments: [], response_metadata: { next_cursor: '' } };
    },
  },
};
