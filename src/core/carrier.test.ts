import { describe, expect, it } from 'vitest';
import { CallMessage, HostMessage, maxMessageBytes, parseEnvelope, SessionReply } from './carrier';
import { maxFileBytes } from './host-api';

describe('envelopes', () => {
  it('leave room for the largest file in base64', () => {
    expect(maxMessageBytes).toBeGreaterThan((maxFileBytes / 3) * 4 + 10_000);
  });

  it('carry the input of a call as it is, whatever it is', () => {
    const input = { a: [1, { b: null }], __proto__: 1, extra: 'kept' };
    expect(parseEnvelope(CallMessage, JSON.stringify({ id: 1, name: 'x', input }))?.input).toEqual(input);
  });

  it.each([
    '',
    '{}',
    '[]',
    '{"id":1.5,"name":"x","input":0}',
    '{"id":"1","name":"x","input":0}',
    '{"id":1,"input":0}',
    '{"id":1e300,"name":"x","input":0}',
  ])('refuse %j as a call', (json) => {
    expect(parseEnvelope(CallMessage, json)).toBeNull();
  });

  it('carry a failure whole, with its path and details or without', () => {
    const error = { code: 'input-invalid', message: 'no', path: ['a', 0], details: { limit: 3 } };
    for (const given of [error, { code: 'internal', message: 'no' }]) {
      const message = { id: 1, result: { ok: false, error: given } };
      expect(parseEnvelope(HostMessage, JSON.stringify(message))).toEqual(message);
      expect(parseEnvelope(SessionReply, JSON.stringify({ ok: false, error: given }))).toEqual({
        ok: false,
        error: given,
      });
    }
  });

  it('tell results, events and the greeting apart, and refuse the rest', () => {
    for (const message of [
      { ready: true },
      { event: 'library.changed', payload: {} },
      { id: 0, result: { ok: true, value: 1 } },
    ]) {
      expect(parseEnvelope(HostMessage, JSON.stringify(message))).toEqual(message);
    }
    for (const message of [
      { ready: false },
      { event: 'toString', payload: {} },
      { id: 0, result: 1 },
      { id: 0, ready: true },
    ]) {
      expect(parseEnvelope(HostMessage, JSON.stringify(message))).toBeNull();
    }
  });
});
