import { Fragment } from 'react';
import { type MarkdownInline, parseSimpleMarkdown } from '../../core/text/simple-markdown';

/** A note as it reads. Links are text that shows where they lead: nothing in the app opens an address. */
export function MarkdownText({ text }: { text: string }) {
  return (
    <div className="markdown">
      {parseSimpleMarkdown(text).map((block, index) => {
        const key = `${index}`;
        if (block.kind === 'quote') return <blockquote key={key}>{block.content.map(part)}</blockquote>;
        if (block.kind === 'paragraph') return <p key={key}>{block.content.map(part)}</p>;
        const List = block.ordered ? 'ol' : 'ul';
        return (
          <List key={key}>
            {block.items.map((item, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the text is replaced as a whole.
              <li key={place}>{item.map(part)}</li>
            ))}
          </List>
        );
      })}
    </div>
  );
}

function part(inline: MarkdownInline, index: number) {
  switch (inline.kind) {
    case 'text':
      return <Fragment key={index}>{inline.text}</Fragment>;
    case 'strong':
      return <strong key={index}>{inline.text}</strong>;
    case 'emphasis':
      return <em key={index}>{inline.text}</em>;
    case 'code':
      return <code key={index}>{inline.text}</code>;
    case 'link':
      return (
        <span key={index} className="link" title={inline.address}>
          {inline.text}
        </span>
      );
  }
}
