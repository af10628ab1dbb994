import type { Annotation } from '../../core/annotation/annotation';
import { type Citation, citationLocale, citationOf, namesOfChain } from '../../core/citation/citation';
import { copy } from '../host/clipboard';
import { announce } from '../state/announcer';
import type { LibraryModel } from '../state/library-model';
import { say, uiLanguage } from '../words/words';
import { passedOnBy, shortened, voiceIdOf } from './annotation-label';
import type { ArticleSession } from './article-session';

/** Copies the selected annotation as a citation. */
export class Citing {
  constructor(
    private readonly session: ArticleSession,
    private readonly library: LibraryModel,
  ) {}

  /** `formatted` is for word processors, and plain text elsewhere; `markdown` is for notes. Says what it did. */
  async copy(form: 'formatted' | 'markdown'): Promise<void> {
    const annotation = this.session.selectedAnnotation;
    if (!annotation) return announce(say('said.selectFirst'));
    const { plain, html, markdown } = this.citationOf(annotation);
    const words = shortened(plain);
    if (!(await copy(form === 'markdown' ? { plain: markdown } : { plain, html }))) announce(say('said.notCopied'));
    else announce(form === 'markdown' ? say('said.copiedMarkdown', { words }) : say('said.copied', { words }));
  }

  private citationOf(annotation: Annotation): Citation {
    const { metadata } = this.session.article;
    const { ordered } = this.session.state.get();
    return citationOf({
      annotation,
      metadata,
      speaker: this.library.personOf(voiceIdOf(annotation, ordered)),
      passedOnBy: [passedOnBy(annotation, ordered, this.library), ...namesOfChain(annotation.attributes.chain)],
      locale: citationLocale(metadata.language, uiLanguage.get()),
    });
  }
}
