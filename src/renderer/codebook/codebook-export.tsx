import { useEffect, useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { type CodebookFormat, codebookFormats } from '../../core/exchange/codebook/codebook-file';
import type { HostApi } from '../../core/host-api';
import type { Failure } from '../../core/result';
import { downloadFile } from '../export/download';
import { announce } from '../state/announcer';
import { useWords } from '../words/use-words';

const formatWords = {
  json: 'codebook.exportJson',
  csv: 'codebook.exportCsv',
  qdc: 'codebook.exportQdc',
} as const satisfies Record<CodebookFormat, string>;

/** The codebook as a file: saved where the host has a dialog for that, else a download. */
export function CodebookExport({ host, onFailure }: { host: HostApi; onFailure: (failure: Failure) => void }) {
  const say = useWords();
  const [savesFiles, setSavesFiles] = useState(false);
  useEffect(() => {
    void host.call('host.info', {}).then((info) => info.ok && setSavesFiles(info.value.savesFiles));
  }, [host]);

  async function write(format: CodebookFormat) {
    if (savesFiles) {
      const result = await host.call('codebook.save', { format });
      if (!result.ok) onFailure(result.error);
      else if (result.value.fileName !== null) announce(say('codebook.savedFile', { file: result.value.fileName }));
      return;
    }
    const result = await host.call('codebook.export', { format });
    if (!result.ok) return onFailure(result.error);
    const { fileName, mediaType, base64 } = result.value;
    downloadFile(fileName, mediaType, base64);
    announce(say('codebook.exported', { file: fileName }));
  }

  return (
    <MenuTrigger>
      <Button className="button">{say('codebook.export')}</Button>
      <Popover className="popover codebook-templates" placement="bottom end">
        <Menu
          className="options"
          onAction={(key) => {
            const format = codebookFormats.find((known) => known === key);
            if (format) void write(format);
          }}
        >
          {codebookFormats.map((format) => (
            <MenuItem key={format} id={format} className="option">
              {say(formatWords[format])}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
