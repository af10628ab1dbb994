import { sameValue } from '../../core/annotation/change';
import type { Codebook } from '../../core/annotation/codebook';
import { isListed, type Person, personNamed, resolvePerson } from '../../core/annotation/person';
import type { HostApi, LibraryView } from '../../core/host-api';
import type { ArticleState } from '../../core/library/article';
import type { Failure, Result } from '../../core/result';
import { newPerson } from '../article/article-session';
import { codebook } from './codebook';
import { Store } from './store';

export type LibraryState =
  /** `progress` where articles are read because the host's cache does not have them. */
  | { kind: 'reading'; progress?: { done: number; total: number } }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'ready'; library: LibraryView };

/** The library as the page last read it; read again whenever the host says that it changed. */
export class LibraryModel {
  readonly state = new Store<LibraryState>({ kind: 'reading' });

  private asked = 0;
  private answered = 0;

  constructor(private readonly host: HostApi) {
    host.on('library.changed', () => void this.read());
    host.on('library.indexing', (progress) => {
      if (this.state.get().kind === 'reading') this.state.set({ kind: 'reading', progress });
    });
  }

  async read(): Promise<void> {
    const turn = ++this.asked;
    const result = await this.host.call('library.read', {});
    // An answer that comes late must not replace a newer one.
    if (turn < this.answered) return;
    this.answered = turn;
    if (result.ok) this.show(result.value);
    else if (this.state.get().kind !== 'ready') this.state.set({ kind: 'failed', failure: result.error });
  }

  private show(library: LibraryView): void {
    if (!sameValue(codebook.get(), library.codebook)) codebook.set(library.codebook);
    this.state.set({ kind: 'ready', library });
  }

  /** Replaces the codebook by what `edit` makes of it; refused where it was changed elsewhere meanwhile. */
  async changeCodebook(edit: (book: Codebook) => Codebook): Promise<Result<Codebook>> {
    const before = codebook.get();
    const result = await this.host.call('codebook.change', { before, after: edit(before) });
    if (result.ok) {
      codebook.set(result.value);
      const state = this.state.get();
      if (state.kind === 'ready') this.show({ ...state.library, codebook: result.value });
    } else if (result.error.code === 'change-conflict') void this.read();
    return result;
  }

  /** A new tag at the top of the tree; gives its id. */
  async createTag(name: string): Promise<Result<string>> {
    const id = `t-${crypto.randomUUID()}`;
    const result = await this.changeCodebook((book) => ({ ...book, tags: [...book.tags, { id, name, parent: null }] }));
    return result.ok ? { ok: true, value: id } : result;
  }

  /** How far the work on an article is, as the list was last read. */
  stateOf(articleId: string): ArticleState {
    const state = this.state.get();
    return (state.kind === 'ready' && state.library.articles.find(({ id }) => id === articleId)?.state) || 'new';
  }

  /** Shows how far the work on an article is; the event that follows brings the whole list. */
  showState(articleId: string, articleState: ArticleState): void {
    const state = this.state.get();
    if (state.kind !== 'ready') return;
    const articles = state.library.articles.map((row) =>
      row.id === articleId ? { ...row, state: articleState } : row,
    );
    this.state.set({ ...state, library: { ...state.library, articles } });
  }

  /** Entries of the register that others became part of are not among them. */
  get people(): readonly Person[] {
    const state = this.state.get();
    return state.kind === 'ready' ? state.library.people.filter(isListed) : [];
  }

  get annotator(): string {
    const state = this.state.get();
    return state.kind === 'ready' ? state.library.annotator.id : 'annotator';
  }

  /** Every entry by its id, merged ones too. */
  get register(): ReadonlyMap<string, Person> {
    const state = this.state.get();
    return state.kind === 'ready' ? registerOf(state.library.people) : nobody;
  }

  /** The person, or the one whom the entry became part of; null for what is no id of the register. */
  personOf(personId: unknown): Person | null {
    return typeof personId === 'string' ? resolvePerson(this.register, personId) : null;
  }

  nameOf(personId: unknown): string {
    return this.personOf(personId)?.name ?? '';
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

const nobody: ReadonlyMap<string, Person> = new Map();

const registers = new WeakMap<readonly Person[], ReadonlyMap<string, Person>>();

/** The register by id; made once for each state of it. */
export function registerOf(people: readonly Person[]): ReadonlyMap<string, Person> {
  let register = registers.get(people);
  if (!register) {
    register = new Map(people.map((person) => [person.id, person]));
    registers.set(people, register);
  }
  return register;
}
