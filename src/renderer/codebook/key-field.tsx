import { useState } from 'react';
import type { Codebook } from '../../core/annotation/codebook';
import { bearerOf, commandName } from '../commands/commands';
import { useWords } from '../words/use-words';
import { say } from '../words/words';
import { EntryField } from './entry-fields';
import { layerName } from './names';

interface KeyFieldProps {
  book: Codebook;
  id: string;
  value: string | undefined;
  /** Layers are marked by a letter, tags are given by a digit. */
  of: 'layer' | 'tag';
  onCommit: (key: string | undefined) => void;
}

/** One letter or digit; who has it already is said, and it is not taken from them. */
export function KeyField({ book, id, value, of, onCommit }: KeyFieldProps) {
  useWords();
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <EntryField
      label={say(of === 'layer' ? 'codebook.keyLetter' : 'codebook.keyDigit')}
      className="codebook-key"
      value={value ?? ''}
      maxLength={1}
      problem={problem}
      onCommit={(typed) => {
        const key = typed.trim().toLowerCase();
        const found = key === '' ? null : problemOf(book, id, of, key);
        setProblem(found);
        if (found === null) onCommit(key || undefined);
      }}
    />
  );
}

function problemOf({ layers, tags }: Codebook, id: string, of: 'layer' | 'tag', key: string): string | null {
  if (!(of === 'layer' ? /^[a-z]$/u : /^[0-9]$/u).test(key)) return say(`codebook.keyWrong.${of}`);
  const layer = layers.find((other) => other.id !== id && other.key === key && other.retired !== true);
  if (layer) return say('codebook.keyTaken', { name: layerName(layer.id) });
  const tag = tags.find((other) => other.id !== id && other.key === key && other.retired !== true);
  if (tag) return say('codebook.keyTaken', { name: tag.name });
  const command = bearerOf(key, 'article');
  if (!command || command === `mark-${id}`) return null;
  return say('codebook.keyTaken', { name: commandName(command) });
}
