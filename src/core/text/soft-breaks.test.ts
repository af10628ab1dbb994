import { expect, it } from 'vitest';
import { canonicalText } from './canonical';
import { articleSchema } from './schema';
import { softBreaksIn, withSoftBreaks } from './soft-breaks';

it('finds the line ends that only wrap, in every block, and shows them as blanks', () => {
  const { doc, paragraph, line_break, bullet_list, list_item } = articleSchema.nodes;
  const text = (words: string) => articleSchema.text(words);
  const soft = () => line_break?.create({ soft: true }) ?? [];
  const hard = () => line_break?.create() ?? [];
  const document = doc?.create(
    null,
    [
      paragraph?.create(null, [text('Un 🏊'), soft(), text('deux'), hard(), text('trois')].flat()) ?? [],
      bullet_list?.create(
        null,
        list_item?.create(null, paragraph?.create(null, [text('a'), soft(), text('b')].flat())),
      ) ?? [],
    ].flat(),
  );
  if (!document) throw new Error('The schema has a document.');
  const { text: canonical } = canonicalText(document);
  expect(canonical).toBe('Un 🏊\ndeux\ntrois\na\nb');
  const breaks = softBreaksIn(document);
  expect(withSoftBreaks(canonical, breaks)).toBe('Un 🏊 deux\ntrois\na b');
});

it('shows a text without any as it is', () => expect(withSoftBreaks('a\nb', [])).toBe('a\nb'));
