import { type Person, personNamed } from '../../core/annotation/person';
import type { HostApi, LibraryView } from '../../core/host-api';
import type { Failure, Result } from '../../core/result';
import { newPerson } from '../article/article-session';
import { Store } from './store';

export type LibraryState =
  /** `progress` where articles are read because the host's cache does not have them. */
  | { kind: 'reading'; progress?: { done: number; total: number } }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'ready'; library: LibraryView };

/** The library as the page last read it; read again whenever the host says that it changed. */
export class LibraryModel {
  readonly state = new Store<LibraryState>({ kind: 'reading' });

  constructor(private readonly host: HostApi) {
    host.on('library.changed', () => void this.read());
    host.on('library.indexing', (progress) => {
      if (this.state.get().kind === 'reading') this.state.set({ kind: 'reading', progress });
    });
  }

  async read(): Promise<void> {
    const result = await this.host.call('library.read', {});
    if (result.ok) this.state.set({ kind: 'ready', library: result.value });
    else if (this.state.get().kind !== 'ready') this.state.set({ kind: 'failed', failure: result.error });
  }

  get people(): readonly Person[] {
    const state = this.state.get();
    return state.kind === 'ready' ? state.library.people : [];
  }

  get annotator(): string {
    const state = this.state.get();
    return state.kind === 'ready' ? state.library.annotator.id : 'annotator';
  }

  nameOf(personId: unknown): string {
    return this.people.find((person) => person.id === personId)?.name ?? '';
  }

  /** The person who bears the name, entered into the register first where nobody does. */
  async personFor(name: string): Promise<Result<Person>> {
    const known = personNamed(this.people, name);
    if (known) return { ok: true, value: known };
    const result = await this.host.call('people.put', { person: newPerson(name) });
    if (result.ok) this.enter(result.value);
    return result;
  }

  /** Shows the person at once; the event that follows brings the whole register. */
  private enter(person: Person): void {
    const state = this.state.get();
    if (state.kind !== 'ready') return;
    this.state.set({ ...state, library: { ...state.library, people: [...state.library.people, person] } });
  }
}
