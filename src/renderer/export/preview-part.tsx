import { useWords } from '../words/use-words';
import type { ExportPreview } from './use-preview';

/** What would be lost, what the file is called, and how it begins. */
export function PreviewPart({ preview }: { preview: ExportPreview }) {
  const say = useWords();
  const { fileName, losses, rows, opening } = preview;
  return (
    <>
      {losses.length === 0 ? (
        <p className="hint">{say('export.noLosses')}</p>
      ) : (
        <div className="losses">
          <p>{say('export.losses')}</p>
          <ul>
            {losses.map(({ kind, count }) => (
              <li key={kind}>{say(`export.loss.${kind}`, { count })}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="export-shown">
        <p className="hint">
          {opening.file === fileName || rows
            ? fileName
            : say('export.fileIn', { file: fileName, inside: opening.file })}
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the preview scrolls, so the keyboard must reach it. */}
        <section className="export-preview" aria-label={say('export.preview')} tabIndex={0}>
          {rows ? <Rows rows={rows} /> : <pre>{opening.text}</pre>}
          {opening.isWhole ? null : <p className="hint">{say('export.more')}</p>}
        </section>
      </div>
    </>
  );
}

function Rows({ rows: [head = [], ...rows] }: { rows: string[][] }) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, number) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name, and never change places.
          <tr key={number}>
            {head.map((name, index) => (
              <td key={name}>
                <div>{row[index]}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
