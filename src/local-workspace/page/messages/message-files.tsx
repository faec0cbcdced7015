import type { ReactNode } from 'react';
import type { PageFile, PageMessage } from '../../page-api';
import { ClipIcon } from '../layout/icons';
import { useDirectory } from '../state/workspace-context';
import { fileSize } from './file-size';

/** The files of a message: pictures as they are, of others their names and sizes, to download. */
export function MessageFiles({ files }: Pick<PageMessage, 'files'>): ReactNode {
  const { me } = useDirectory();
  const address = ({ id }: PageFile) => `/client/file?as=${encodeURIComponent(me)}&id=${encodeURIComponent(id)}`;
  return files.map((file) =>
    file.isPicture ? (
      <a key={file.id} className="file-picture" href={address(file)} target="_blank" rel="noreferrer">
        <img src={address(file)} alt={file.altText || file.title} title={file.title} />
      </a>
    ) : (
      <a key={file.id} className="file-chip" href={address(file)} download={file.name} title={file.title}>
        <ClipIcon />
        <span className="file-name">{file.name}</span>
        <span className="file-size">{fileSize(file.size)}</span>
      </a>
    ),
  );
}
