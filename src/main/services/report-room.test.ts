import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ReportRoom } from './report-room';

const html = (words: string) => new TextEncoder().encode(words);
let room: ReportRoom;

beforeEach(() => {
  vi.useFakeTimers();
  room = new ReportRoom();
});
afterEach(() => vi.useRealTimers());

describe('a report that waits', () => {
  it('is given at its address, once', () => {
    const [first, second] = [room.admit(html('a')), room.admit(html('b'))];
    expect(first).toMatch(/^\/report\/[\w-]{43}$/);
    expect(second).not.toBe(first);
    expect(room.take(second)).toEqual(html('b'));
    expect(room.take(second)).toBeNull();
    expect(room.take(first)).toEqual(html('a'));
  });

  it('is given at no other address', () => {
    const address = room.admit(html('a'));
    for (const other of [
      '/report/',
      address.slice(0, -1),
      `${address}x`,
      address.replace('/report/', '/'),
      '',
      address.toUpperCase(),
    ]) {
      expect(room.take(other)).toBeNull();
    }
    expect(room.take(address)).toEqual(html('a'));
  });

  it('is gone after a minute', () => {
    const address = room.admit(html('a'));
    vi.advanceTimersByTime(59_999);
    const later = room.admit(html('b'));
    vi.advanceTimersByTime(1);
    expect(room.take(address)).toBeNull();
    expect(room.take(later)).toEqual(html('b'));
  });

  it('makes way for the fourth after it', () => {
    const addresses = ['a', 'b', 'c', 'd', 'e'].map((words) => room.admit(html(words)));
    expect(addresses.map((address) => room.take(address) !== null)).toEqual([false, true, true, true, true]);
  });

  it('keeps no timer once it is taken', () => {
    room.take(room.admit(html('a')));
    expect(vi.getTimerCount()).toBe(0);
  });
});
