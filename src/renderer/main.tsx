import './host/without-eval';
import '@fontsource-variable/inter';
import '@fontsource-variable/source-serif-4';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './styles/tokens.css';
import './styles/tints.css';
import './styles/base.css';
import './styles/library.css';
import './styles/article.css';
import './styles/margin.css';
import './styles/borders.css';
import './styles/inspector.css';
import './styles/article-notes.css';
import './styles/history.css';
import './styles/importing.css';
import './styles/search.css';
import './styles/people.css';
import './styles/dialogs.css';
import './styles/export.css';
import './styles/access.css';
import './styles/settings.css';
import './styles/libraries.css';
import './styles/suggestions.css';
import './styles/recovery.css';
import './styles/codebook.css';
import './styles/direction.css';
import './styles/forced-colors.css';
import './styles/versions.css';
import './styles/take-in.css';
import './styles/commands.css';
import './styles/printing.css';
import { createRoot } from 'react-dom/client';
import { asFailure } from '../core/dispatch';
import { App } from './app';
import { connectHost } from './host/connect';
import { followSettings } from './state/settings';
import { say, sayFailure } from './words/words';

const root = createRoot(document.getElementById('root') as HTMLElement);

try {
  const host = await connectHost();
  await followSettings(host);
  root.render(<App host={host} />);
} catch (error) {
  root.render(
    <main className="message-screen" role="alert">
      <p>{say('app.refused')}</p>
      <p>{sayFailure(asFailure(error))}</p>
    </main>,
  );
}
