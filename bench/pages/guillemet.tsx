import '../../src/renderer/host/without-eval';
import '../../src/renderer/styles/tokens.css';
import '../../src/renderer/styles/base.css';
import '../../src/renderer/styles/article.css';
import '../../src/renderer/styles/borders.css';
import '../../src/renderer/styles/codebook.css';
import '../../src/renderer/styles/dialogs.css';
import '../../src/renderer/styles/history.css';
import '../../src/renderer/styles/inspector.css';
import '../../src/renderer/styles/margin.css';
import '../../src/renderer/styles/suggestions.css';
import '../../src/renderer/styles/tints.css';
import { createRoot } from 'react-dom/client';
import { builtInCodebook } from '../../src/core/annotation/built-in-codebook';
import type { CallInput, CallName, HostApi, OpenedArticle } from '../../src/core/host-api';
import { ArticleScreen } from '../../src/renderer/article/article-screen';
import { useCommandKeys } from '../../src/renderer/commands/use-commands';
import { LibraryModel } from '../../src/renderer/state/library-model';
import { openArticle } from '../../src/renderer/state/screen';
import { articleId, openedArticle, speakers } from '../opened-article';
import { painted } from '../painted';
import { makeText } from '../text';
import './bench-page';
import { caretMoved, guillemetMarked, listIsThere, marksAreThere, prepareMark } from './guillemet-marks';

/** The whole article screen, text, list, inspector and all, on a host that answers at once from memory. */

const annotator = { id: 'first-desk', name: 'First desk' };

function memoryHost(opened: OpenedArticle): HostApi {
  let { revision } = opened;
  const answers: { [Name in CallName]?: (input: CallInput<Name>) => unknown } = {
    'library.read': () => ({
      id: 'l-bench',
      name: 'Bench',
      folder: '',
      annotator,
      articles: [],
      trashed: 0,
      people: speakers,
      codebook: builtInCodebook(),
    }),
    'article.open': () => opened,
    'annotations.apply': ({ change }) => {
      revision += 1;
      const at = new Date().toISOString();
      return { change: { ...change, revision, at, annotator: annotator.id }, undoable: true, redoable: false };
    },
  };
  return {
    call: async (name, input) => {
      const answer = answers[name] as ((input: unknown) => unknown) | undefined;
      if (!answer) throw new Error(`The bench has no answer to ${name}`);
      return { ok: true, value: answer(input) as never };
    },
    on: () => () => {},
  };
}

/** The screen, and the keys that the app hears around it. */
function Opened({ host, library }: { host: HostApi; library: LibraryModel }) {
  useCommandKeys(host);
  return <ArticleScreen host={host} library={library} articleId={articleId} returns={0} />;
}

let host: HostApi | null = null;
let library: LibraryModel | null = null;

window.bench = {
  load(size) {
    host = memoryHost(openedArticle(makeText(size), annotator.id));
    library = new LibraryModel(host);
    void library.read();
  },
  async open() {
    if (!host || !library) throw new Error('nothing was loaded');
    const start = performance.now();
    const end = painted(() => marksAreThere() && listIsThere());
    const root = document.getElementById('root') as HTMLElement;
    openArticle(articleId);
    createRoot(root).render(<Opened host={host} library={library} />);
    return (await end) - start;
  },
  prepare: prepareMark,
  marked: guillemetMarked,
  moved: caretMoved,
};
