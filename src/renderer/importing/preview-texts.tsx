import { type ReactNode, useEffect, useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import type { PreviewText } from '../../core/calls/preview-calls';
import type { Preview } from '../../core/host-api';
import type { Metadata } from '../../core/library/article';
import { useWords } from '../words/use-words';

type Extraction = 'article' | 'page';
const extractions = ['article', 'page'] as const satisfies readonly Extraction[];

interface PreviewTextsProps {
  preview: Preview;
  metadata: Metadata;
  /** Gives the text read in the other way; null where there is none. */
  onOther: (previewId: string) => Promise<PreviewText | null>;
  onChoose: (choice: { extraction: Extraction }) => Promise<void>;
  /** Told while the choice is not yet that of the preview. */
  onPending: (isPending: boolean) => void;
}

/**
 * Of a web page the article and the whole page, each with how much it is, one of which is chosen: side by side in a wide
 * window, else one at a time. Both are there, so that the choice shows at once.
 */
export function PreviewTexts({ preview, metadata, onOther, onChoose, onPending }: PreviewTextsProps) {
  const say = useWords();
  const { id, encoding, extraction } = preview;
  const [texts, setTexts] = useState<Partial<Record<Extraction, PreviewText | null>>>({});
  const [asked, setAsked] = useState<Extraction | null>(null);
  const chosen = asked ?? extraction;

  async function choose(next: Extraction) {
    setAsked(next);
    onPending(true);
    await onChoose({ extraction: next });
    setAsked(null);
    onPending(false);
  }

  // In another encoding both are others; which of them is chosen changes neither.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the preview shows when it is read in this encoding.
  useEffect(() => {
    let left = false;
    setTexts(extraction === 'none' ? {} : { [extraction]: preview });
    const other = extraction === 'article' ? 'page' : 'article';
    void onOther(id).then((text) => {
      if (!left) setTexts((known) => ({ ...known, [other]: text }));
    });
    return () => {
      left = true;
    };
  }, [id, encoding]);

  return (
    <RadioGroup
      className="preview-texts"
      aria-label={say('import.extraction')}
      value={chosen}
      onChange={(value) => void choose(value === 'page' ? 'page' : 'article')}
    >
      {extractions.map((one) => {
        const text = texts[one];
        return (
          <section key={one} className={one === chosen ? 'preview-text chosen' : 'preview-text'}>
            <Radio value={one} className="preview-choice" isDisabled={text === null}>
              <b>{say(`import.${one}`)}</b> <small>{countOf(text, say)}</small>
            </Radio>
            {text ? <OpeningText text={text} metadata={metadata} name={say(`import.${one}`)} /> : null}
          </section>
        );
      })}
    </RadioGroup>
  );
}

function countOf(text: PreviewText | null | undefined, say: ReturnType<typeof useWords>): string {
  if (text === null) return say('import.noArticle');
  return text ? say('import.summary', { characters: text.characters, blocks: text.blocks }) : say('import.looking');
}

interface OpeningTextProps {
  text: PreviewText;
  metadata: Metadata;
  /** Where there are two; else it bears the title. */
  name?: string;
  /** What stands above the text. */
  children?: ReactNode;
}

/** The first blocks of a text. */
export function OpeningText({ text, metadata, name, children }: OpeningTextProps) {
  return (
    <div
      className="import-text"
      lang={metadata.language}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the preview scrolls, so the keyboard must reach it.
      tabIndex={0}
      role="document"
      aria-label={name ?? metadata.title}
    >
      {children}
      {text.opening.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity but their place.
        <p key={place} className={`opening-${block.type}`}>
          {block.text}
        </p>
      ))}
    </div>
  );
}
