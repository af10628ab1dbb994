import { afterEach, expect, it, vi } from 'vitest';
import { refusalDetails } from '../../core/exchange/incoming/incoming';
import { at } from '../../core/exchange/incoming/place';
import { because } from '../../core/exchange/incoming/reason';
import type { Failure } from '../../core/result';
import { chooseLanguage } from '../words/words';
import { sayPlace, sayReason, sayRefusal } from './said-refusal';

// The words ask the browser for its language as soon as they are loaded.
vi.hoisted(() => vi.stubGlobal('navigator', { language: 'en' }));

afterEach(() => chooseLanguage('en'));

const place = [at('line', 3), at('span', 'T4')];
const reason = because('answer', { answer: 'reject' });
const refusal: Failure = {
  code: 'exchange-invalid',
  message: 'x.jsonl: no',
  details: refusalDetails('x.jsonl', place, reason),
};

it('says place and reason in the language of the screen', () => {
  chooseLanguage('fr');
  expect(sayPlace(place)).toBe('ligne 3, empan T4');
  expect(sayReason(reason)).toBe('sa réponse est «\u202Freject\u202F»');
  expect(sayRefusal(refusal)).toBe(
    'x.jsonl, ligne 3, empan T4\u00A0: sa réponse est «\u202Freject\u202F». Rien n’a été importé.',
  );
  chooseLanguage('en');
  expect(sayRefusal(refusal)).toBe('x.jsonl, line 3, span T4: its answer is “reject”. Nothing was imported.');
});

it('says what it cannot make out as the host said it', () => {
  const { told: _, ...details } = refusal.details ?? {};
  expect(sayRefusal({ ...refusal, details })).toBe(
    'x.jsonl, line 3, span T4: its answer is “reject”. Nothing was imported.',
  );
  expect(sayRefusal({ code: 'file-too-large', message: 'It is too large.' })).toBe('It is too large.');
});
