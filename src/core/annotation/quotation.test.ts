import { describe, expect, it } from 'vitest';
import { spanOf } from '../testing/made-articles';
import type { QuoteType } from './built-in-codebook';
import { quoteTypeOf } from './quotation';

function typeOf(text: string, ...words: string[]): QuoteType {
  return quoteTypeOf(
    text,
    words.map((each) => spanOf(text, each)),
  );
}

describe('quoteTypeOf', () => {
  it('is direct between marks of any language, inside or just outside the span', () => {
    expect(typeOf('Il dit : «\u00A0Je pars.\u00A0»', '«\u00A0Je pars.\u00A0»')).toBe('direct');
    expect(typeOf('Il dit : «\u202FJe pars.\u202F»', 'Je pars.')).toBe('direct');
    expect(typeOf('Il dit : « Je pars. »', 'Je pars')).toBe('direct');
    expect(typeOf('“I am leaving,” she said.', '“I am leaving,”')).toBe('direct');
    expect(typeOf('"I am leaving", she said.', 'I am leaving')).toBe('direct');
    expect(typeOf('Er sagt: „Ich gehe.“', 'Ich gehe.')).toBe('direct');
    expect(typeOf("‘I don't know,’ he said.", "I don't know,")).toBe('direct');
  });

  it('is direct for a quotation that an incise interrupts, with its own marks or with one pair around all', () => {
    expect(typeOf('« Le bac rouvre », dit-elle, « dès lundi ».', '« Le bac rouvre »', '« dès lundi »')).toBe('direct');
    expect(typeOf('« Le bac rouvre, dit-elle, dès lundi. »', 'Le bac rouvre', 'dès lundi.')).toBe('direct');
    expect(typeOf('"Le bac rouvre, dit-elle, dès lundi."', 'Le bac rouvre', 'dès lundi.')).toBe('direct');
  });

  it('is mixed where only a part stands between marks', () => {
    expect(typeOf('Il parle d’un « accord total » avec eux.', 'd’un « accord total » avec eux')).toBe('mixed');
    expect(typeOf('« Oui », dit-il, et que rien ne presse.', '« Oui »', 'que rien ne presse')).toBe('mixed');
    expect(typeOf('« Oui », dit-il avant un « non ».', '« Oui », dit-il avant un « non »')).toBe('mixed');
  });

  it('is indirect without marks, and between two quotations', () => {
    expect(typeOf('Elle assure que le bac rouvre lundi.', 'que le bac rouvre lundi')).toBe('indirect');
    expect(typeOf('« A », puis rien, puis « B ».', 'puis rien, puis')).toBe('indirect');
    expect(typeOf('"A" puis rien puis "B"', 'puis rien puis')).toBe('indirect');
  });

  it('does not take an apostrophe for a mark', () => {
    expect(typeOf('Il dit qu’il n’a rien vu d’autre.', 'il n’a rien vu d')).toBe('indirect');
  });
});
