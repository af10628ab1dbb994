import type { HostApi } from '../../core/host-api';
import type { Result } from '../../core/result';
import { say } from '../words/words';
import { fieldsBefore } from './fields-before';
import { isolated } from './isolated';
import type { DoneWithPeople } from './people-view';

/** Who is shown once something was taken back, and what is said of it. */
interface TakenBack {
  chosen: string | null;
  said: string;
}

/** Takes back what was done on the screen of people; fails, and changes nothing, where it was changed since. */
export async function takenBack(host: HostApi, done: DoneWithPeople): Promise<Result<TakenBack>> {
  switch (done.kind) {
    case 'add': {
      const { id, name } = done.person;
      const result = await host.call('people.remove', { personIds: [id] });
      return then(result, { chosen: null, said: say('people.removed', { count: 1, name: isolated(name) }) });
    }
    case 'edit': {
      const { id, name } = done.before;
      const result = await host.call('people.edit', { personId: id, edit: fieldsBefore(done) });
      return then(result, { chosen: id, said: say('people.editUndone', { name: isolated(name) }) });
    }
    case 'merge': {
      const { from, into } = done.merge.before;
      const result = await host.call('people.split', { merge: done.merge });
      const said = say('people.split', { from: isolated(from.name), into: isolated(into.name) });
      return then(result, { chosen: from.id, said });
    }
    case 'remove': {
      const result = await host.call('people.restore', { people: [...done.people] });
      const [first] = done.people;
      const said = say('people.restored', { count: done.people.length, name: isolated(first?.name ?? '') });
      return then(result, { chosen: first?.id ?? null, said });
    }
  }
}

function then(result: Result<unknown>, value: TakenBack): Result<TakenBack> {
  return result.ok ? { ok: true, value } : result;
}
