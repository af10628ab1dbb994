/** How many items are read while one is worked on: enough that nothing waits for the disk, few enough to be in memory. */
const ahead = 6;

/** What `read` gives for each item, in their order. Raises what reading an item raises, when its turn comes. */
export async function* readAhead<I, T>(items: Iterable<I>, read: (item: I) => Promise<T>): AsyncGenerator<T> {
  const waiting: Promise<T>[] = [];
  for (const item of items) {
    const reading = (async () => read(item))();
    // Where an earlier one fails, or no more are wanted, nobody asks for this one.
    reading.catch(() => {});
    waiting.push(reading);
    const first = waiting.length > ahead ? waiting.shift() : undefined;
    if (first) yield await first;
  }
  for (const reading of waiting) yield await reading;
}
